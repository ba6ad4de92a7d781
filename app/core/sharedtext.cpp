// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/sharedtext.h"

namespace sealdesk
{

SharedText::SharedText(QStringView text)
{
    if (const QByteArray bytes = text.toUtf8(); !bytes.isEmpty()) {
        *this = SharedText(
            std::make_shared<const std::string>(withoutByteOrderMark({bytes.data(), std::size_t(bytes.size())})), 0);
    }
}

SharedText::SharedText(std::shared_ptr<const std::string> storage, std::size_t first)
    : m_storage(std::move(storage))
    , m_first(static_cast<quint32>(first))
    , m_size(static_cast<quint32>(m_storage->size() - first))
{
}

std::string_view recordedPart(std::string_view utf8)
{
    if (utf8.size() <= std::size_t{maxRecordedText}) {
        return utf8; // no character has more units than bytes
    }
    qsizetype units = 0;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        const bool isContinuation = (byte & 0xC0) == 0x80;
        units += isContinuation ? 0 : byte >= 0xF0 ? 2 : 1;
        if (units > maxRecordedText) {
            return utf8.substr(0, i);
        }
    }
    return utf8;
}

std::string_view withoutByteOrderMark(std::string_view utf8)
{
    constexpr std::string_view mark("\xef\xbb\xbf");
    while (utf8.starts_with(mark)) {
        utf8.remove_prefix(mark.size());
    }
    return utf8;
}

} // namespace sealdesk
