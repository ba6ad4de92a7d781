// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "feishu/endpoints/querysignaturefiles.h"
#include "service/session.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <vector>

namespace sealdesk
{

//! Looks up single files with POST signature_files/query and signature_file_id (seeds/query.md), one after another.
//! After an error nothing more is requested, and the remaining files fail with the same error.
class FileLookup final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileLookup)

public:
    FileLookup(Session &session, Priority priority, QObject *parent);
    ~FileLookup() override = default;

    //! Appends \a files to the queue. The answers arrive from the event loop.
    void lookUp(const std::vector<FileId> &files);
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
    void lookUpNext();
    void handleReply(const FileId &file, const Result<FilePage> &result, const ReplyFacts &facts);
    void handlePage(const FileId &file, const FilePage &page, const ReplyFacts &facts);
    void failAll(const FileId &file, const ApiError &error);

    Session &m_session;
    Priority m_priority;
    std::deque<FileId> m_queue;
    QPointer<PendingCall> m_call;
    std::optional<Instant> m_dataTime; // the data clock when the request was sent
    bool m_abandoned = false;
};

} // namespace sealdesk
