// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QString>

#include <memory>

namespace sealdesk::json
{

struct Content;

//! A JSON text that was parsed completely. Copies share the content, which any thread may read (jsonvalue.h).
class Document final
{
public:
    explicit Document(std::shared_ptr<const Content> content)
        : m_content(std::move(content))
    {
    }

    //! Parses \a text, mended where single values are faulty (jsonmending.h). The error is a text for developers that
    //! explains why it isn't JSON.
    [[nodiscard]] static Result<Document, QString> parse(QByteArrayView text);

    [[nodiscard]] const Content &content() const { return *m_content; }

private:
    std::shared_ptr<const Content> m_content;
};

} // namespace sealdesk::json
