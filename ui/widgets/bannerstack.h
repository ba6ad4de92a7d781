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

//! The messages of a page, one below the other. Each has a key: showing a message under a key that is already in use
//! replaces the content of that banner instead of adding another one.
class BannerStack final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BannerStack)

public:
    explicit BannerStack(QWidget *parent = nullptr);
    ~BannerStack() override = default;

    //! Shows the banner \a key. Calls \a provider for its content now and whenever the language changes.
    void showBanner(const QString &key, BannerContentProvider provider);
    //! Shows \a error in the banner \a key, with buttons that copy its details and open its help page, and with
    //! "Try again" if \a retry is given.
    void showError(const QString &key, const ApiError &error, std::function<void()> retry = {});
    void clear(const QString &key);
    void clearAll();
    [[nodiscard]] bool has(const QString &key) const;
    [[nodiscard]] int count() const { return static_cast<int>(m_entries.size()); }

Q_SIGNALS:
    //! Emitted when the user has closed the banner \a key, after it was removed.
    void dismissed(const QString &key);
    //! Emitted when the user requests the service's help page on an error. The receiver asks before it opens \a url.
    void helpRequested(const QUrl &url);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Entry {
        QString key;
        Banner *banner;
        BannerContentProvider provider;
    };

    Entry &entry(const QString &key);
    [[nodiscard]] BannerContent contentOf(const ApiError &error, const std::function<void()> &retry);

    std::vector<Entry> m_entries;
};

} // namespace sealdesk
