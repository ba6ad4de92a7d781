// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/bannerstack.h"

#include "text/errortext.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sealdesk
{

BannerStack::BannerStack(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"bannerStack"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing);
    hide();
}

BannerStack::Entry &BannerStack::entry(const QString &key)
{
    if (const auto present = std::ranges::find(m_entries, key, &Entry::key); present != m_entries.end()) {
        return *present;
    }
    auto *banner = new Banner{this};
    banner->setObjectName(u"banner_"_s + key);
    layout()->addWidget(banner);
    connect(banner, &Banner::dismissed, this, [this, key] {
        clear(key);
        Q_EMIT dismissed(key);
    });
    m_entries.push_back({.key = key, .banner = banner, .provider = {}});
    return m_entries.back();
}

void BannerStack::showBanner(const QString &key, BannerContentProvider provider)
{
    Entry &target = entry(key);
    target.provider = std::move(provider);
    target.banner->setContent(target.provider());
    target.banner->show();
    show();
}

void BannerStack::showError(const QString &key, const ApiError &error, std::function<void()> retry)
{
    showBanner(key, [this, error, retry = std::move(retry)] { return contentOf(error, retry); });
}

BannerContent BannerStack::contentOf(const ApiError &error, const std::function<void()> &retry)
{
    const ErrorText text = describe(error);
    BannerContent content{.tone = error.kind == ApiErrorKind::Cancelled ? theme::Tone::Info : theme::Tone::Danger,
                          .sentence = text.sentence,
                          .advice = text.advice,
                          .details = text.details};
    if (retry) {
        content.actions.push_back({.name = u"retry"_s, .text = tr("Try again"), .run = retry});
    }
    if (const QUrl url = error.helpUrl; url.scheme() == "https"_L1) {
        content.actions.push_back({.name = u"openHelp"_s,
                                   .text = tr("Open the service's help page…"),
                                   .run = [this, url] { Q_EMIT helpRequested(url); }});
    }
    return content;
}

void BannerStack::clear(const QString &key)
{
    const auto present = std::ranges::find(m_entries, key, &Entry::key);
    if (present == m_entries.end()) {
        return;
    }
    present->banner->setParent(nullptr);
    present->banner->deleteLater(); // not deleted at once: this may run inside its clicked() signal
    m_entries.erase(present);
    setVisible(!m_entries.empty());
}

void BannerStack::clearAll()
{
    while (!m_entries.empty()) {
        clear(QString{m_entries.back().key});
    }
}

bool BannerStack::has(const QString &key) const
{
    return std::ranges::find(m_entries, key, &Entry::key) != m_entries.end();
}

void BannerStack::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        for (const Entry &present : m_entries) {
            present.banner->setContent(present.provider());
        }
    }
    QWidget::changeEvent(event);
}

} // namespace sealdesk
