// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/filelisting.h"

#include "service/pagewalk.h"

// How a walk ends, and the listing with it.
namespace sealdesk
{

using namespace Qt::StringLiterals;
using Step = ListingProgress::Step;
using End = ListingSummary::End;
using Scope = ListingSummary::Scope;

namespace
{

ApiError endlessClosing(int pages)
{
    return badReply(Endpoint::QuerySignatureFiles, u"the closing query had not ended after %1 pages"_s.arg(pages));
}

} // namespace

void FileListing::takeEnd(const WalkEnd &end)
{
    switch (m_summary.progress.step) {
    case Step::Walking:
        takeListEnd(end);
        return;
    case Step::Closing:
        takeClosingEnd(end);
        return;
    case Step::Changes:
        takeChangesEnd(end);
        return;
    }
    Q_UNREACHABLE();
}

void FileListing::takeListEnd(const WalkEnd &end)
{
    switch (end.kind) {
    case WalkEnd::Kind::Failed:
        // A token that was good before and is not taken now has grown old.
        if (end.error->kind == ApiErrorKind::BadParameter && m_resumedAt && *m_resumedAt == m_pageToken) {
            m_resumedAt.reset();
            m_pageToken.clear();
            walkLeg();
            return;
        }
        fail(*end.error);
        return;
    case WalkEnd::Kind::RepeatedPageToken:
        m_summary.end = End::RepeatedPageToken;
        break;
    case WalkEnd::Kind::MissingPageToken:
        m_summary.end = End::MissingPageToken;
        break;
    case WalkEnd::Kind::Complete:
    case WalkEnd::Kind::PageLimit:
        break;
    }
    if (m_queries.back().advance(m_legRows) == QueryLegs::Next::None) {
        m_queries.pop_back();
    }
    walkNext();
}

void FileListing::takeClosingEnd(const WalkEnd &end)
{
    switch (end.kind) {
    case WalkEnd::Kind::Complete:
        finish(End::Complete);
        return;
    case WalkEnd::Kind::Failed:
        fail(*end.error);
        return;
    case WalkEnd::Kind::RepeatedPageToken:
        finish(End::RepeatedPageToken);
        return;
    case WalkEnd::Kind::MissingPageToken:
        finish(End::MissingPageToken);
        return;
    case WalkEnd::Kind::PageLimit:
        fail(endlessClosing(m_summary.progress.pages));
        return;
    }
    Q_UNREACHABLE();
}

void FileListing::takeChangesEnd(const WalkEnd &end)
{
    switch (end.kind) {
    case WalkEnd::Kind::Complete:
        // One page is what the service knew at one moment; several are a walk like any other.
        m_walkPages = m_summary.progress.pages;
        if (m_walkPages > 1) {
            close();
        } else {
            finish(End::Complete);
        }
        return;
    case WalkEnd::Kind::Failed:
        fail(*end.error);
        return;
    case WalkEnd::Kind::RepeatedPageToken:
    case WalkEnd::Kind::MissingPageToken:
    case WalkEnd::Kind::PageLimit:
        Q_EMIT reloading();
        readAll();
        return;
    }
    Q_UNREACHABLE();
}

void FileListing::fail(const ApiError &error)
{
    m_summary.error = error;
    finish(End::Failed);
}

void FileListing::finish(End end)
{
    dropWalk();
    m_sieve.reset();
    m_summary.end = end;
    if (end != End::Stopped && end != End::Failed) {
        m_rest = Rest::None;
    }
    if (end == End::Complete && m_startedAt && windowsWork()) {
        const int pages = m_summary.scope == Scope::WholeList ? m_summary.progress.pages : m_base->pages;
        m_base = Base{.changedFrom = closingFrom(), .pages = pages};
    }
    if (m_rest == Rest::None) {
        m_seen.clear();
        m_queries.clear();
    }
    Q_EMIT finished(m_summary);
}

} // namespace sealdesk
