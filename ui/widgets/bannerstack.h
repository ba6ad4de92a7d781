// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/apierror.h"
#include "widgets/banner.h"

#include <QUrl>
#include <QWidget>

#include <functional>
#include <vector>

namespace sealdesk
{

//! The messages of a window, one below the other. Each has a key: saying the same thing again changes its banner
//! instead of adding another.
class BannerStack final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BannerStack)

public:
    explicit BannerStack(QWidget *parent = nullptr);
    ~BannerStack() override = default;

    //! Shows \a words in the banner \a key; asks for them now and whenever the language changes.
    void showBanner(const QString &key, BannerContentProvider words);
    //! Puts \a error into words, now and whenever the language changes; with buttons for its help page and its details,
    //! and "Retry" when \a retry is given.
    void showError(const QString &key, const ApiError &error, std::function<void()> retry = {});
    void clear(const QString &key);
    void clearAll();
    [[nodiscard]] bool has(const QString &key) const;
    [[nodiscard]] int count() const { return static_cast<int>(m_entries.size()); }

Q_SIGNALS:
    //! The user closed the banner \a key; it is gone already.
    void dismissed(const QString &key);
    //! The user asks for the service's page on an error. Opening it takes a question, which is not for a banner to ask.
    void helpRequested(const QUrl &url);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Entry {
        QString key;
        Banner *banner;
        BannerContentProvider words;
    };

    Entry &entry(const QString &key);
    [[nodiscard]] BannerContent contentOf(const ApiError &error, const std::function<void()> &retry);

    std::vector<Entry> m_entries;
};

} // namespace sealdesk
