// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/signaturefile.h"
#include "faketransport.h"

#include <QStringList>

#include <functional>
#include <map>
#include <vector>

namespace sealdesk::test
{

//! A transport to a service with a few files. Answers queries by id and by time from its files; tests decide what a
//! terminate request does.
class TerminateService final : public QObject, public Transport
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TerminateService)

public:
    using Terminate = std::function<HttpReply(const QStringList &ids)>;

    TerminateService();

    [[nodiscard]] std::unique_ptr<PendingReply> post(const HttpRequest &request, Done done) override;

    //! Adds \a count files in \a state, with ids from 7400000000000000001.
    void addFiles(int count, const FileState &state);
    //! Returns the files as a list that was just read would show them.
    [[nodiscard]] std::vector<FileSighting> listed() const;
    void setState(const QString &id, const FileState &state);
    void removeFile(const QString &id);
    [[nodiscard]] FileState stateOf(const QString &id) const;
    [[nodiscard]] static QString idOf(int index);

    //! What terminate requests do. By default, all files are terminated.
    Terminate terminate;
    //! While set, replaces the answer to every query.
    std::optional<HttpReply> queryReply;

    //! Returns the documented reply in which \a refused fail with \a reason and the rest is terminated.
    [[nodiscard]] HttpReply terminateSome(const QStringList &ids, const QStringList &refused, const QString &reason);

    enum class Answering { AtOnce, Held };
    void setAnswering(Answering answering);

    [[nodiscard]] const std::vector<HttpRequest> &terminateRequests() const { return m_terminates; }
    [[nodiscard]] const std::vector<HttpRequest> &queries() const { return m_queries; }
    [[nodiscard]] static QStringList idsOf(const HttpRequest &request);

private:
    struct Held {
        std::weak_ptr<bool> alive;
        Done done;
        HttpRequest request;
    };

    [[nodiscard]] HttpReply answer(const HttpRequest &request);
    [[nodiscard]] HttpReply answerQuery(const HttpRequest &request);
    void deliver(Held held);

    std::map<QString, SignatureFile> m_files;
    std::vector<HttpRequest> m_terminates;
    std::vector<HttpRequest> m_queries;
    std::vector<Held> m_held;
    Answering m_answering = Answering::AtOnce;
};

} // namespace sealdesk::test
