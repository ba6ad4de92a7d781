// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

// For `sealdesk-bench list --rival`: lists the same files with the iterator of the official SDK and keeps them in an array.
const lark = require('@larksuiteoapi/node-sdk');

async function main() {
  const client = new lark.Client({
    appId: process.env.SEALDESK_APP_ID,
    appSecret: process.env.SEALDESK_APP_SECRET,
    domain: process.env.SEALDESK_BASE_URL,
    loggerLevel: lark.LoggerLevel.error,
  });
  const rows = [];
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  const pages = await client.corehr.v2.signatureFile.queryWithIterator({
    params: { page_size: 100, user_id_type: 'people_corehr_id' },
    data: {},
  });
  for await (const page of pages) {
    rows.push(...(page?.items ?? []));
  }
  const total = performance.now() - before;
  const cpu = process.cpuUsage(cpuBefore);
  console.log(`rows ${rows.length} rows`);
  console.log(`total ${total} ms`);
  console.log(`cpu ${(cpu.user + cpu.system) / 1000} ms`);
  console.log(`peak_memory ${process.resourceUsage().maxRSS * 1024} bytes`);
}

main();
