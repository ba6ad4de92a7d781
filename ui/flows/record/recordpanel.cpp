// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/record/recordpanel.h"

#include "core/beijingtime.h"
#include "core/whenfinished.h"
#include "service/retention.h"
#include "service/session.h"
#include "store/journal/journal.h"
#include "store/recordbook.h"
#include "store/settings.h"
#include "text/servicetext.h"
#include "widgets/bannerstack.h"
#include "widgets/messagebox.h"
#include "widgets/plainlabel.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto verifiedBanner = "verified"_L1;
constexpr auto retentionBanner = "retention"_L1;

BannerContent contentOf(const AuditVerdict &verdict)
{
    if (verdict.isIntact()) {
        return {.tone = theme::Tone::Success,
                .sentence = RecordPanel::tr("The audit trail is intact: %Ln record(s).", nullptr,
                                            static_cast<int>(verdict.records)),
                .advice = RecordPanel::tr(
                    "Only a comparison with a head that was kept elsewhere shows whether all of it was rewritten.")};
    }
    BannerContent content{.tone = theme::Tone::Danger,
                          .sentence = {},
                          .advice = RecordPanel::tr("Keep the file and compare it with a backup.")};
    content.sentence =
        verdict.breaks.empty()
            ? RecordPanel::tr("The audit trail was changed: its latest record is missing.")
            : RecordPanel::tr("The audit trail was changed: it breaks at line %L1.").arg(verdict.breaks.front().line);
    return content;
}

BannerContent unreadTrail(const QString &details)
{
    return {
        .tone = theme::Tone::Danger, .sentence = RecordPanel::tr("The audit trail can't be read."), .details = details};
}

constexpr std::array retentionChoices{0, 1, 2, 3, 5, 10, 15}; // years; 0: for ever

} // namespace

RecordPanel::RecordPanel(Settings &settings, BannerStack &banners, QWidget *page)
    : QObject(page)
    , m_settings(settings)
    , m_banners(banners)
    , m_page(page)
    , m_auditRow(new QWidget(page))
    , m_auditHead(new PlainLabel(m_auditRow))
    , m_verify(new QPushButton(m_auditRow))
    , m_retentionRow(new QWidget(page))
    , m_retentionLabel(new PlainLabel(m_retentionRow))
    , m_retention(new QComboBox(m_retentionRow))
    , m_purge(new QPushButton(m_retentionRow))
{
    build();
    connect(m_verify, &QPushButton::clicked, this, &RecordPanel::verify);
    connect(m_purge, &QPushButton::clicked, this, &RecordPanel::purge);
    connect(m_retention, &QComboBox::activated, this, &RecordPanel::chooseRetention);
    retranslate();
}

void RecordPanel::build()
{
    m_auditHead->setObjectName(u"auditHead"_s);
    m_auditHead->setWordWrap(true);
    m_auditHead->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_verify->setObjectName(u"verifyButton"_s);
    auto *audit = new QHBoxLayout(m_auditRow);
    audit->setContentsMargins({});
    audit->setSpacing(theme::spacing);
    audit->addWidget(m_auditHead, 1);
    audit->addWidget(m_verify);

    m_retention->setObjectName(u"retentionChoice"_s);
    m_retentionLabel->setBuddy(m_retention);
    m_retention->installEventFilter(this);
    m_purge->setObjectName(u"purgeButton"_s);
    auto *retention = new QHBoxLayout(m_retentionRow);
    retention->setContentsMargins({});
    retention->setSpacing(theme::spacing);
    retention->addWidget(m_retentionLabel);
    retention->addWidget(m_retention);
    retention->addWidget(m_purge);
}

void RecordPanel::setSession(Session *session)
{
    if (m_record) {
        disconnect(m_record, nullptr, this, nullptr);
    }
    m_session = session;
    m_record = session ? session->record() : nullptr;
    m_isVerifying = false;
    if (m_record) {
        connect(m_record, &RecordBook::auditChanged, this, &RecordPanel::showAudit);
    }
    retranslate();
}

// Scrolling over the page must not change what the next start deletes.
bool RecordPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_retention && event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void RecordPanel::showAudit()
{
    if (!m_record) {
        m_auditHead->clear();
        return;
    }
    const AuditHead head = m_record->auditHead();
    m_auditHead->setText(tr("Audit trail: %Ln record(s), head %1", nullptr, static_cast<int>(head.seq))
                             .arg(QString::fromLatin1(head.hash)));
    m_auditHead->setToolTip(ServiceText(QDir::toNativeSeparators(m_record->auditFile())).toolTip());
}

// The head that the file must contain. Without it, a truncated file would pass as intact.
std::optional<QByteArray> RecordPanel::knownHead() const
{
    if (const AuditHead head = m_record->auditHead(); !head.hash.isEmpty()) {
        return head.hash;
    }
    const auto written = m_record->journal().auditHead();
    return written && !written.value().second.isEmpty() ? std::optional(written.value().second) : std::nullopt;
}

// Checking a long trail takes seconds. What is appended meanwhile is not checked.
void RecordPanel::verify()
{
    if (!m_record || m_isVerifying) {
        return;
    }
    m_banners.clear(verifiedBanner);
    m_isVerifying = true;
    retranslate();
    const QString path = m_record->auditFile();
    whenFinished(verifyAuditFileInWorker(path, knownHead(), QFileInfo(path).size()), this,
                 [this, record = m_record](const AuditFileVerdict &check) {
                     if (record && record == m_record) {
                         showVerified(check);
                     }
                 });
}

void RecordPanel::showVerified(const AuditFileVerdict &check)
{
    m_isVerifying = false;
    retranslate();
    m_banners.showBanner(verifiedBanner,
                         [check] { return check ? contentOf(check.value()) : unreadTrail(check.error()); });
}

void RecordPanel::chooseRetention()
{
    const int years = m_retention->currentData().toInt();
    m_settings.setRetentionYears(years > 0 ? std::optional{years} : std::nullopt);
    showRetention();
    if (years == 0) {
        m_banners.clear(retentionBanner);
        return;
    }
    m_banners.showBanner(retentionBanner, [limit = currentLimit()] {
        return BannerContent{.tone = theme::Tone::Info,
                             .sentence = limit ? tr("From now on, settled runs from before %1 (UTC+8) are deleted from "
                                                    "the journal whenever a connection is opened.")
                                                     .arg(BeijingTime::fromInstant(limit->before).text())
                                               : tr("From now on, settled runs that are older than this are deleted "
                                                    "from the journal whenever a connection is opened."),
                             .advice = tr("Nothing was deleted yet. The limit moves on with time.")};
    });
}

std::optional<PurgeLimit> RecordPanel::currentLimit() const
{
    return m_session ? purgeLimit(*m_session, m_settings.retentionYears()) : std::nullopt;
}

void RecordPanel::purge()
{
    if (!m_record) {
        return;
    }
    const auto limit = currentLimit();
    if (!limit) {
        m_banners.showBanner(retentionBanner, [] {
            return BannerContent{.tone = theme::Tone::Info,
                                 .sentence = tr("No response was received yet, so it is not known which runs are old "
                                                "enough. Nothing was deleted.")};
        });
        return;
    }
    const auto count = m_record->journal().countPurgeable(limit->before);
    if (!count) {
        Q_EMIT journalFailed(count.error());
        return;
    }
    if (count.value() == 0) {
        m_banners.showBanner(retentionBanner, [before = BeijingTime::fromInstant(limit->before).text()] {
            return BannerContent{.tone = theme::Tone::Info,
                                 .sentence = tr("No settled run is from before %1 (UTC+8).").arg(before)};
        });
        return;
    }
    askToPurge(count.value(), *limit);
}

void RecordPanel::askToPurge(int count, const PurgeLimit &limit)
{
    auto *box = newMessageBox(
        QMessageBox::Question, tr("Delete old runs"),
        tr("Delete %Ln settled run(s) from before %1 (UTC+8) from the journal? This cannot be undone. The audit trail "
           "keeps their file IDs and outcomes, and notes the deletion.",
           nullptr, count)
            .arg(BeijingTime::fromInstant(limit.before).text()),
        QMessageBox::Cancel, m_page);
    box->setObjectName(u"purgeQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::Cancel);
    QPushButton *yes = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    yes->setObjectName(u"purgeConfirm"_s);
    connect(yes, &QPushButton::clicked, this, [this, limit] { deleteOldRuns(limit); });
    box->open();
}

void RecordPanel::deleteOldRuns(const PurgeLimit &limit)
{
    if (!m_record) {
        return;
    }
    const auto purged = purgeWithConsent(m_record->journal(), limit);
    if (!purged) {
        Q_EMIT journalFailed(purged.error());
        return;
    }
    m_banners.showBanner(retentionBanner, [count = purged.value()] {
        return BannerContent{.tone = theme::Tone::Info, .sentence = tr("%Ln run(s) deleted.", nullptr, count)};
    });
    Q_EMIT runsDeleted();
}

void RecordPanel::fillRetention()
{
    m_retention->clear();
    for (const int years : retentionChoices) {
        m_retention->addItem(years == 0 ? tr("for ever") : tr("for %n year(s)", nullptr, years), years);
    }
    showRetention();
}

void RecordPanel::showRetention()
{
    m_retention->setCurrentIndex(std::max(0, m_retention->findData(m_settings.retentionYears().value_or(0))));
    m_purge->setEnabled(m_record && m_settings.retentionYears());
}

void RecordPanel::retranslate()
{
    m_auditHead->setAccessibleName(tr("The audit trail"));
    m_verify->setText(tr("Check the audit trail"));
    m_verify->setEnabled(m_record && !m_isVerifying);
    m_retentionLabel->setText(tr("&Keep runs"));
    m_purge->setText(tr("Delete older runs…"));
    fillRetention();
    showAudit();
}

} // namespace sealdesk
