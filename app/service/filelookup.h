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

//! Asks for single files by POST signature_files/query with signature_file_id (seeds/query.md), one after another.
//! After an error nothing more is asked: the files that are left fail with the same error.
class FileLookup final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileLookup)

public:
    FileLookup(Session &session, Priority priority, QObject *parent);
    ~FileLookup() override = default;

    //! Appends \a files to what is still to be asked; the answers come from the event loop.
    void ask(const std::vector<FileId> &files);
    //! For an owner that is done with the lookup: no signal comes any more, and the lookup deletes itself.
    void abandon();

Q_SIGNALS:
    //! A request goes out now, for the first time or again.
    void requestStarting();
    void waiting(sealdesk::Wait wait);
    void found(const sealdesk::FileSighting &sighting, const QString &logId);
    //! The service answered and shows no such file.
    void missing(const sealdesk::FileId &file, const QString &logId);
    //! No answer, or one that doesn't tell about this file.
    void failed(const sealdesk::FileId &file, const sealdesk::ApiError &error);
    //! Everything asked for was answered in one of the three ways.
    void drained();

private:
    void askNext();
    void take(const FileId &file, const Result<FilePage> &result, const ReplyFacts &facts);
    void takePage(const FileId &file, const FilePage &page, const ReplyFacts &facts);
    void failAll(const FileId &file, const ApiError &error);

    Session &m_session;
    Priority m_priority;
    std::deque<FileId> m_queue;
    QPointer<PendingCall> m_call;
    bool m_abandoned = false;
};

} // namespace sealdesk
