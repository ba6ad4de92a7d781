// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

// The one source of the targets that hold a precompiled header; see SealDesk.cmake.
