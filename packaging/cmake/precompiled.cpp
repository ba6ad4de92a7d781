// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

// The only source of the targets with the precompiled headers; see SealDesk.cmake.
