// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "feishu/endpoints/querysignaturefiles.h"
#include "service/session.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace sealdesk
{

//! Looks up single files with POST signature_files/query and signature_file_id (seeds/query.md), a few at a time. After
//! an error nothing more is requested, and the remaining files fail with the same error.
class FileLookup final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileLookup)

public:
    //! Makes at most \a parallel requests at a time.
    FileLookup(Session &session, Priority priority, QObject *parent, std::size_t parallel = 1);
    ~FileLookup() override = default;

    //! Appends \a files to the queue. The answers arrive from the event loop.
    void lookUp(const std::vector<FileId> &files);
    //! Drops what was not sent yet. drained() follows when the rest is answered.
    void dropUnsent();
    //! Call it when the lookup is no longer needed. It emits no more signals and deletes itself.
    void abandon();

Q_SIGNALS:
    //! Emitted when a request is sent, for the first time or again.
    void requestStarting();
    void waiting(sealdesk::Wait wait);
    void found(const sealdesk::FileSighting &sighting, const QString &logId);
    //! Emitted when the service answered that there is no such file.
    void missing(const sealdesk::FileId &file, const QString &logId);
    //! Emitted when the answer shows no file, but lacks what would prove that there is none (FilePageHead). The next
    //! file is looked up all the same.
    void unproven(const sealdesk::FileId &file, const sealdesk::ApiError &error);
    //! Emitted when there was no answer, or one without information on this file.
    void failed(const sealdesk::FileId &file, const sealdesk::ApiError &error);
    //! Emitted when every file in the queue was answered in one of these ways.
    void drained();

private:
    //! A request that was not answered yet.
    struct Lookup {
        FileId file;
        QPointer<PendingCall> call;
        std::optional<Instant> dataTime; // the data clock when it was sent
        bool isSent = false;
    };

    void lookUpNext();
    void request(const FileId &file);
    void handleReply(const std::shared_ptr<Lookup> &lookup, const Result<FilePage> &result, const ReplyFacts &facts);
    void handlePage(const Lookup &lookup, const FilePage &page, const ReplyFacts &facts);
    void failAll(const FileId &file, const ApiError &error);
    void cancelAll();

    Session &m_session;
    Priority m_priority;
    std::size_t m_parallel;
    std::deque<FileId> m_queue;
    std::vector<std::shared_ptr<Lookup>> m_lookups;
    bool m_abandoned = false;
};

} // namespace sealdesk
