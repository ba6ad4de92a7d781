// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/endpoints/querysignaturefiles.h"
#include "fuzzing.h"

#include <algorithm>

using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

bool isReadable(const QString &text)
{
    return !text.contains(QChar(QChar::ReplacementCharacter));
}

void checkFile(const SignatureFile &file)
{
    require(!file.id.isEmpty(), "a row has an id");
    require(isReadable(file.id.text()), "the id of a row is not mended");
    require(isReadable(file.state.name()), "the state of a row is not mended");
    require(file.id == FileId(file.id.text()), "an id is its text");
    const auto isEmpty = [&file](FileField field, bool empty) { return empty || !file.unreadable.testFlag(field); };
    require(isEmpty(FileField::State, file.state.name().isEmpty()), "an unreadable state is empty");
    require(isEmpty(FileField::CreateTime, !file.createTime), "an unreadable create time is empty");
    require(isEmpty(FileField::UpdateTime, !file.updateTime), "an unreadable update time is empty");
    require(isEmpty(FileField::EffectiveDate, !file.effectiveDate), "an unreadable effective date is empty");
    require(isEmpty(FileField::Employment, file.employmentId.isEmpty()), "an unreadable employment is empty");
    require(isEmpty(FileField::PreHire, file.preHireId.isEmpty()), "an unreadable pre-hire is empty");
    require(isEmpty(FileField::ContractCode, file.contractCode.isEmpty()), "an unreadable contract code is empty");
    require(isEmpty(FileField::Template, file.templateId.isEmpty()), "an unreadable template is empty");
    if (file.updateTime) {
        require(BeijingTime::parse(file.updateTime->text()) == file.updateTime, "an update time can be asked for");
    }
}

void checkHead(const FilePageHead &head)
{
    const bool mayGoOn = head.hasMore != FilePageHead::HasMore::No;
    require(!mayGoOn || isReadable(head.nextPageToken), "a page token that is used is not mended");
    if (head.provesAbsence) {
        require(head.items != FilePageHead::Items::Missing, "a page without items proves no absence");
        require(head.hasMore != FilePageHead::HasMore::Unsaid, "a page without an end proves no absence");
    }
}

// Reading a page later gives the same as reading it at once.
void checkUnread(const json::Document &reply, const FilePage &page)
{
    const auto unread = queryUnreadSignatureFiles({}).decode(reply);
    require(unread.ok(), "a page that can be read at once can be read later");
    std::vector<SignatureFile> files;
    const int withoutId = readFiles(unread.value(), [&files](SignatureFile &&file) { files.push_back(file); });
    require(withoutId == page.itemsWithoutId, "reading later finds the same items without an id");
    require(files == page.files, "reading later finds the same files");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Call<FilePage> query = querySignatureFiles({});
    require(isReadable(nextPageTokenOf(viewOf(data, size))), "a page token that was found is not mended");
    const auto reply = json::Document::parse(viewOf(data, size));
    if (!reply) {
        return 0;
    }
    const auto page = query.decode(reply.value());
    if (page) {
        checkHead(page.value().head);
        std::ranges::for_each(page.value().files, checkFile);
        checkUnread(reply.value(), page.value());
    }
    return 0;
}
