// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/filelisting.h"

#include <QObject>

#include <memory>
#include <optional>

namespace sealdesk
{

class FileTableModel;
class WindowProbe;

//! Runs listings that fill the file table: a new query empties it, a refresh merges into it.
class ListController final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListController)

public:
    enum class Phase {
        NotConnected,
        Loading,
        Loaded, //!< See summary() for how it ended.
    };

    explicit ListController(FileTableModel &model, QObject *parent = nullptr);
    ~ListController() override;

    //! Sets another connection, or none, and empties the table. \a session must outlive its use here.
    void setSession(Session *session);
    //! Empties the table and sends a new query.
    void query(const FileFilter &filter);
    //! Updates the table at the lowest cost (FileListing::refresh()). Rows and checks of files that are still there
    //! stay.
    void refresh();
    //! Updates the table by reading the whole list again.
    void reload();
    void stop();
    //! What is known of the last test of windows, beside Session::windowEvidence().
    enum class WindowTest { None, Running, NoResult };
    //! Tests the service's update-time filter once, behind everything else. Once a session this happens by itself after
    //! a listing, if the filter has shown faults.
    void testWindows();
    [[nodiscard]] WindowTest windowTest() const { return m_windowTest; }

    [[nodiscard]] Phase phase() const;
    //! Returns whether refresh() would continue where the listing ended early.
    [[nodiscard]] bool canResume() const;
    [[nodiscard]] Session *session() const { return m_session; }
    [[nodiscard]] const FileFilter &filter() const { return m_filter; }
    [[nodiscard]] ListingProgress progress() const { return m_progress; }
    //! How the last listing ended; nullopt while one runs and before the first.
    [[nodiscard]] const std::optional<ListingSummary> &summary() const { return m_summary; }

Q_SIGNALS:
    //! Emitted when phase(), progress() or summary() changes.
    void changed();
    void waiting(sealdesk::Wait wait);
    void finished(const sealdesk::ListingSummary &summary);
    //! Emitted when windowTest() changes.
    void windowTestChanged();

private:
    //! Begins a listing without emptying the table.
    void begin(void (FileListing::*listing)());
    void finish(const ListingSummary &summary);
    void endWindowTest(WindowTest result);

    FileTableModel &m_model;
    Session *m_session = nullptr;
    std::unique_ptr<ListedFiles> m_listed;
    std::unique_ptr<FileListing> m_listing;
    FileFilter m_filter;
    ListingProgress m_progress;
    std::optional<ListingSummary> m_summary;
    WindowProbe *m_probe = nullptr;
    WindowTest m_windowTest = WindowTest::None;
    bool m_hasTestedWindows = false;
};

} // namespace sealdesk
