// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "test_terminateservice.h"

namespace sealdesk::test
{

using namespace Qt::StringLiterals;

namespace
{

class Abandonable final : public PendingReply
{
public:
    std::shared_ptr<bool> alive = std::make_shared<bool>(true);
};

QJsonObject toJson(const SignatureFile &file)
{
    return {{u"signature_file_id"_s, file.id.text()},
            {u"names"_s,
             QJsonArray{QJsonObject{{u"lang"_s, u"zh-CN"_s}, {u"value"_s, file.names.best(UiLanguage::English)}}}},
            {u"update_time"_s, file.updateTime->text()},
            {u"signature_file_state"_s, QJsonObject{{u"enum_name"_s, file.state.name()}}},
            {u"employment_id"_s, file.employmentId.text()},
            {u"template_id"_s, file.templateId.text()}};
}

BeijingTime beijing(const QString &text)
{
    return *BeijingTime::parse(text);
}

} // namespace

TerminateService::TerminateService()
    : terminate([this](const QStringList &ids) { return terminateSome(ids, {}, {}); })
{
}

QString TerminateService::idOf(int index)
{
    return QString::number(7'400'000'000'000'000'001LL + index);
}

void TerminateService::addFiles(int count, const FileState &state)
{
    for (int i = 0; i < count; ++i) {
        const int index = static_cast<int>(m_files.size());
        SignatureFile file;
        file.id = FileId(idOf(index));
        file.names = LocalizedText({{.lang = u"zh-CN"_s, .value = u"劳动合同-%1"_s.arg(index + 1)}});
        file.state = state;
        file.updateTime = beijing(u"2026-11-01 10:31:00"_s);
        file.employmentId = EmploymentId(QString::number(7'300'000'000'000'000'001LL + index));
        file.templateId = TemplateId(index % 3 == 0 ? u"7147527056140813828"_s : u"7147527056140813829"_s);
        m_files.emplace(file.id.text(), file);
    }
}

std::vector<FileSighting> TerminateService::listed() const
{
    const Instant seen = std::chrono::sys_days{std::chrono::year{2026} / 11 / 20};
    const RequestStamp stamp{.ordinal = 0, .startedAt = seen, .dataTime = seen};
    std::vector<FileSighting> files;
    for (const auto &entry : m_files) {
        files.push_back({.file = entry.second, .stamp = stamp});
    }
    return files;
}

void TerminateService::setState(const QString &id, const FileState &state)
{
    m_files[id].state = state;
    m_files[id].updateTime = beijing(u"2026-11-20 08:00:00"_s);
}

void TerminateService::removeFile(const QString &id)
{
    m_files.erase(id);
}

FileState TerminateService::stateOf(const QString &id) const
{
    return m_files.at(id).state;
}

QStringList TerminateService::idsOf(const HttpRequest &request)
{
    QStringList ids;
    for (const QJsonValue &id : FakeTransport::bodyOf(request)[u"ids"_s].toArray()) {
        ids.append(id.toString());
    }
    return ids;
}

HttpReply TerminateService::terminateSome(const QStringList &ids, const QStringList &refused, const QString &reason)
{
    QJsonArray done;
    QJsonArray failed;
    for (const QString &id : ids) {
        if (refused.contains(id)) {
            failed.append(QJsonObject{{u"signature_file_id"_s, id}, {u"fail_reason"_s, reason}});
        } else {
            setState(id, KnownState::Terminated);
            done.append(id);
        }
    }
    return FakeTransport::success({{u"total_count"_s, ids.size()},
                                   {u"success_count"_s, done.size()},
                                   {u"fail_count"_s, failed.size()},
                                   {u"success_file_id_list"_s, done},
                                   {u"fail_file_id_and_reasons"_s, failed}});
}

std::unique_ptr<PendingReply> TerminateService::post(const HttpRequest &request, Done done)
{
    auto pending = std::make_unique<Abandonable>();
    const QString path = request.url.path();
    if (path.endsWith("/terminate"_L1)) {
        m_terminates.push_back(request);
    } else if (path.endsWith("/query"_L1)) {
        m_queries.push_back(request);
    }
    Held held{.alive = pending->alive, .done = std::move(done), .request = request};
    if (m_answering == Answering::Held && !path.contains("tenant_access_token"_L1)) {
        m_held.push_back(std::move(held));
    } else {
        deliver(std::move(held));
    }
    return pending;
}

void TerminateService::setAnswering(Answering answering)
{
    m_answering = answering;
    if (answering == Answering::AtOnce) {
        for (Held &held : std::exchange(m_held, {})) {
            deliver(std::move(held));
        }
    }
}

void TerminateService::deliver(Held held)
{
    QMetaObject::invokeMethod(
        this,
        [this, held = std::move(held)] {
            const HttpReply reply = answer(held.request);
            if (!held.alive.expired()) {
                held.done(reply);
            }
        },
        Qt::QueuedConnection);
}

HttpReply TerminateService::answer(const HttpRequest &request)
{
    const QString path = request.url.path();
    if (path.endsWith("/terminate"_L1)) {
        return terminate(idsOf(request));
    }
    if (path.endsWith("/query"_L1)) {
        return queryReply ? *queryReply : answerQuery(request);
    }
    HttpReply token = FakeTransport::success({});
    token.body = R"({"code":0,"msg":"ok","tenant_access_token":"t-test","expire":7200})";
    return token;
}

HttpReply TerminateService::answerQuery(const HttpRequest &request)
{
    const QString id = FakeTransport::parameter(request, u"signature_file_id"_s);
    const auto from = BeijingTime::parse(FakeTransport::parameter(request, u"update_time_start"_s));
    const QStringList states = FakeTransport::bodyOf(request)[u"states"_s].toVariant().toStringList();
    QJsonArray items;
    for (const auto &entry : m_files) {
        const bool hasState = states.isEmpty() || states.contains(entry.second.state.name());
        const bool wanted = hasState && (id.isEmpty() || entry.first == id);
        if (wanted && (!from || *entry.second.updateTime >= *from)) {
            items.append(toJson(entry.second));
        }
    }
    return FakeTransport::success({{u"items"_s, items}, {u"has_more"_s, false}});
}

} // namespace sealdesk::test
