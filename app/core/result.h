// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/apierror.h"

#include <utility>
#include <variant>

namespace sealdesk
{

//! A value, or the error that explains why there is none.
template <class T, class Error = ApiError>
class [[nodiscard]] Result final
{
public:
    Result(T value)
        : m_content(std::move(value))
    {
    } // NOLINT(google-explicit-constructor): return T or error
    Result(Error error)
        : m_content(std::move(error))
    {
    } // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    //! Only if ok().
    [[nodiscard]] const T &value() const & { return std::get<0>(m_content); }
    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_content)); }
    //! Only if not ok().
    [[nodiscard]] const Error &error() const { return std::get<1>(m_content); }

private:
    std::variant<T, Error> m_content;
};

} // namespace sealdesk
