// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "journalfixture.h"
#include "manualclock.h"
#include "recordfixture.h"
#include "service/session.h"
#include "store/settings.h"
#include "test_terminateservice.h"
#include "widgets/banner.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

namespace sealdesk::test
{

//! The fixture of the pages with a record: a service with some files, a stopped clock, a record and a session.
class RecordStage final
{
public:
    RecordStage()
        : session(connection(), AppSecret{.secret = Secret(QStringLiteral("secret"))},
                  {.transport = service, .gates = gates, .clock = clock})
    {
        session.client().serverClock().observe("Fri, 20 Nov 2026 00:00:00 GMT"); // as after any listing
        session.setRecord(*record);
    }

    [[nodiscard]] Journal &journal() const { return record->journal(); }

    //! Adds a run over all files of the service with \a outcomes by position. Files without one are waiting.
    RunId addRun(const std::vector<FileOutcome> &outcomes, const QString &reason = QStringLiteral("Wrong template"))
    {
        return addRun(service.listed(), outcomes, reason);
    }
    RunId addRun(std::vector<FileSighting> files, const std::vector<FileOutcome> &outcomes,
                 const QString &reason = QStringLiteral("Wrong template"), std::optional<RunId> origin = {})
    {
        RunFacts facts = someRun(0, reason);
        facts.files = std::move(files);
        for (const FileSighting &file : facts.files) {
            if (origin) {
                facts.origins.insert(file.file.id, *origin);
            }
        }
        const RunId id = valueOf(journal().beginRun(facts));
        Settlement settlement;
        ChunkFacts chunk = chunkOf(1, {});
        for (int position = 0; position < static_cast<int>(outcomes.size()); ++position) {
            const FileOutcome &outcome = outcomes[static_cast<size_t>(position)];
            if (outcome.state == OutcomeState::Sending) {
                chunk.positions.push_back(position);
            } else {
                settlement.files.push_back({.position = position, .outcome = outcome});
            }
        }
        const bool isSending = !chunk.positions.empty();
        if ((isSending && journal().markSending(id, chunk)) ||
            (!settlement.files.empty() && journal().settle(id, settlement))) {
            qFatal("the run of the test can't be written down");
        }
        clock.advance(std::chrono::minutes{1});
        return id;
    }

    ManualClock clock;
    TerminateService service;
    RateGates gates{clock};
    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    std::unique_ptr<RecordBook> record = openBook(folder.filePath(QStringLiteral("records/one")), clock);
    Session session;

private:
    static Connection connection()
    {
        return {.name = QStringLiteral("示例公司"),
                .baseUrl = BaseUrl::feishu(),
                .appId = QStringLiteral("cli_test"),
                .userIdType = UserIdType::PeopleCorehrId,
                .operatorId = OperatorId(QStringLiteral("7386593105085988001"))};
    }
};

inline FileOutcome ended(OutcomeState state, OutcomeCause cause = {})
{
    return {.state = state, .cause = std::move(cause), .logId = {}};
}

//! Returns the part of \a page with the object name \a name. Aborts the test program if there is none.
template <class T>
T *partOf(const QWidget &page, const char *name)
{
    T *found = page.findChild<T *>(QLatin1StringView(name));
    if (!found) {
        qFatal("no %s", name);
    }
    return found;
}

inline QString textOf(const QWidget &page, const char *label)
{
    return partOf<QLabel>(page, label)->text();
}

inline void click(const QWidget &page, const char *button)
{
    QTest::mouseClick(partOf<QAbstractButton>(page, button), Qt::LeftButton);
}

//! Returns the sentences of the visible banners.
inline QStringList bannerTexts(const QWidget &page)
{
    QStringList texts;
    for (const Banner *banner : page.findChildren<Banner *>()) {
        if (banner->isVisible()) {
            texts.append(banner->content().sentence);
        }
    }
    return texts;
}

//! Installs the program's Chinese translation while it exists.
class InChinese final
{
    Q_DISABLE_COPY_MOVE(InChinese)

public:
    InChinese()
    {
        if (!m_translator.load(QStringLiteral(":/i18n/sealdesk_zh_CN.qm"))) {
            qFatal("no Chinese catalogue");
        }
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        QCoreApplication::installTranslator(&m_translator);
    }
    ~InChinese()
    {
        QLocale::setDefault(m_before);
        QCoreApplication::removeTranslator(&m_translator);
    }

private:
    QLocale m_before;
    QTranslator m_translator;
};

//! Returns the texts of \a before that are unchanged or missing in \a now.
inline QStringList unchangedTexts(const QStringList &before, const QStringList &now)
{
    QStringList unchanged;
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (now.value(i) == before[i] || now.value(i).isEmpty()) {
            unchanged.append(before[i]);
        }
    }
    return unchanged;
}

} // namespace sealdesk::test
