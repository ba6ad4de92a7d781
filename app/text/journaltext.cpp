// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "text/journaltext.h"

#include <QCoreApplication>
#include <QDir>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

struct JournalWords {
    Q_DECLARE_TR_FUNCTIONS(Journal)
};

} // namespace

QString journalSentence(const JournalProblem &problem)
{
    switch (problem.kind) {
    case JournalProblem::Kind::InUse:
        return JournalWords::tr("Another program has the journal of this connection open.");
    case JournalProblem::Kind::Damaged:
        return JournalWords::tr("The journal of this connection is damaged.");
    case JournalProblem::Kind::NewerVersion:
        return JournalWords::tr("The journal of this connection was written by a newer version of SealDesk.");
    case JournalProblem::Kind::DiskFull:
        return JournalWords::tr("The disk is full: the journal can't be written.");
    case JournalProblem::Kind::NotWritable:
        return JournalWords::tr("The journal can't be written: the program has no permission to write there.");
    case JournalProblem::Kind::Moved:
        return JournalWords::tr("The journal was deleted or moved while it was in use.");
    case JournalProblem::Kind::FileOpenInRun:
        return JournalWords::tr("A file of this termination was sent before, and its outcome is still unknown.");
    case JournalProblem::Kind::Altered:
        return JournalWords::tr("The journal was changed by another program while it was in use.");
    case JournalProblem::Kind::NoTrail:
        return JournalWords::tr("The audit trail can't be written, so nothing is sent.");
    case JournalProblem::Kind::NoAppId:
        return JournalWords::tr("This connection has no App ID. Without one, no journal is kept and nothing is sent.");
    case JournalProblem::Kind::Failed:
        return JournalWords::tr("The journal can't be read or written.");
    }
    Q_UNREACHABLE();
}

QString journalAdvice(const JournalProblem &problem)
{
    switch (problem.kind) {
    case JournalProblem::Kind::InUse:
        return JournalWords::tr("Go on in the window that was opened first, or close it and connect again.");
    case JournalProblem::Kind::Damaged:
        return JournalWords::tr(
            "Keep the file: it may be the only record of earlier terminations. Ask your IT department to "
            "restore it from a backup, or to move it away so that a new one is begun.");
    case JournalProblem::Kind::NewerVersion:
        return JournalWords::tr("Install the newer version to terminate files with this connection.");
    case JournalProblem::Kind::DiskFull:
        return JournalWords::tr("Free some space, then connect again.");
    case JournalProblem::Kind::NotWritable:
        return JournalWords::tr("Ask your IT department to let you write to this folder, then connect again.");
    case JournalProblem::Kind::Moved:
        return JournalWords::tr("Put it back and connect again, so that no earlier termination is forgotten.");
    case JournalProblem::Kind::FileOpenInRun:
        return JournalWords::tr("Resolve the unknown outcomes first; nothing of this termination was sent.");
    case JournalProblem::Kind::Altered:
        return JournalWords::tr("Nothing more is sent. Connect again: the journal is then checked.");
    case JournalProblem::Kind::NoTrail:
        return JournalWords::tr(
            "Make sure that the disk has free space and that you may write to this folder, then try again.");
    case JournalProblem::Kind::NoAppId:
        return JournalWords::tr("Connect again with the App ID that the access token belongs to.");
    case JournalProblem::Kind::Failed:
        return JournalWords::tr("Connect again. If that does not help, send the details to your IT department.");
    }
    Q_UNREACHABLE();
}

QString journalDetails(const JournalProblem &problem)
{
    return QDir::toNativeSeparators(problem.path) + u'\n' + problem.detail;
}

} // namespace sealdesk
