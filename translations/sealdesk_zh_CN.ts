<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ApiError</name>
    <message>
        <source>The service can&apos;t be reached from this computer.</source>
        <translation>本机无法连接到服务。</translation>
    </message>
    <message>
        <source>The service&apos;s address can&apos;t be found.</source>
        <translation>找不到服务的地址。</translation>
    </message>
    <message>
        <source>No secure connection to the service could be made.</source>
        <translation>无法与服务建立安全连接。</translation>
    </message>
    <message>
        <source>The proxy did not let the request through.</source>
        <translation>代理服务器没有放行该请求。</translation>
    </message>
    <message>
        <source>The service did not answer in time.</source>
        <translation>服务没有及时答复。</translation>
    </message>
    <message>
        <source>The connection broke before the answer was complete.</source>
        <translation>答复尚未收完，连接就中断了。</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>请求已取消。</translation>
    </message>
    <message>
        <source>The service does not accept the App ID or the App Secret.</source>
        <translation>服务不接受该 App ID 或 App Secret。</translation>
    </message>
    <message>
        <source>The service does not accept the access token.</source>
        <translation>服务不接受该访问凭证。</translation>
    </message>
    <message>
        <source>The app is disabled or not installed in your company.</source>
        <translation>该应用已停用，或未在贵公司安装。</translation>
    </message>
    <message>
        <source>The app lacks a permission.</source>
        <translation>该应用缺少权限。</translation>
    </message>
    <message>
        <source>The app lacks the permission %1.</source>
        <translation>该应用缺少权限 %1。</translation>
    </message>
    <message>
        <source>The service received too many requests.</source>
        <translation>服务收到的请求过多。</translation>
    </message>
    <message>
        <source>Your company&apos;s monthly quota of API calls is used up.</source>
        <translation>贵公司本月的 API 调用额度已用完。</translation>
    </message>
    <message>
        <source>The service does not accept requests from this computer&apos;s network address.</source>
        <translation>服务不接受来自本机网络地址的请求。</translation>
    </message>
    <message>
        <source>The service rejected the request&apos;s content.</source>
        <translation>服务拒绝了请求的内容。</translation>
    </message>
    <message>
        <source>The service does not know the operator&apos;s ID.</source>
        <translation>服务不认识该操作人 ID。</translation>
    </message>
    <message>
        <source>The service can&apos;t find the file.</source>
        <translation>服务找不到该文件。</translation>
    </message>
    <message>
        <source>The address exists, but it does not offer this service.</source>
        <translation>该地址存在，但没有提供此服务。</translation>
    </message>
    <message>
        <source>The service reported an internal error.</source>
        <translation>服务报告了内部错误。</translation>
    </message>
    <message>
        <source>What came back is not a valid answer of the service.</source>
        <translation>收到的内容不是服务的有效答复。</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>请在 %n 秒后重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait a minute, then try again.</source>
        <translation>请等待一分钟后重试。</translation>
    </message>
    <message>
        <source>Check what you entered, or send the details to support.</source>
        <translation>请检查输入的内容，或将详细信息发给技术支持。</translation>
    </message>
    <message>
        <source>Check these fields: %1.</source>
        <translation>请检查以下字段：%1。</translation>
    </message>
    <message>
        <source>Check the network connection, then try again.</source>
        <translation>请检查网络连接后重试。</translation>
    </message>
    <message>
        <source>Check the network connection and the service address of the connection.</source>
        <translation>请检查网络连接，以及连接设置中的服务地址。</translation>
    </message>
    <message>
        <source>If your company inspects network traffic, ask IT for its CA certificate.</source>
        <translation>如果贵公司会检查网络流量，请向 IT 部门索取 CA 证书。</translation>
    </message>
    <message>
        <source>Check the proxy settings of this computer, or ask IT.</source>
        <translation>请检查本机的代理设置，或咨询 IT 部门。</translation>
    </message>
    <message>
        <source>Try again. If it keeps happening, check the network connection.</source>
        <translation>请重试。如果反复出现，请检查网络连接。</translation>
    </message>
    <message>
        <source>Start it again when you are ready.</source>
        <translation>准备好后可重新开始。</translation>
    </message>
    <message>
        <source>Copy App ID and App Secret again from the developer console, under Credentials.</source>
        <translation>请在开发者后台的“凭证与基础信息”中重新复制 App ID 和 App Secret。</translation>
    </message>
    <message>
        <source>Connect again. A pasted token is valid for two hours at most.</source>
        <translation>请重新连接。粘贴的访问凭证最长两小时有效。</translation>
    </message>
    <message>
        <source>Ask an administrator of the developer console to enable and publish the app.</source>
        <translation>请联系开发者后台管理员启用并发布该应用。</translation>
    </message>
    <message>
        <source>Ask an administrator of the developer console to grant it and to publish a new version of the app.</source>
        <translation>请联系开发者后台管理员开通该权限，并发布应用的新版本。</translation>
    </message>
    <message>
        <source>It is renewed on the first day of the month; a larger plan raises it.</source>
        <translation>额度在每月 1 日恢复；升级套餐可提高额度。</translation>
    </message>
    <message>
        <source>Ask an administrator of the developer console to add the address to the app&apos;s allow-list.</source>
        <translation>请联系开发者后台管理员将该地址加入应用的 IP 白名单。</translation>
    </message>
    <message>
        <source>Check the operator&apos;s ID and its type in the connection.</source>
        <translation>请检查连接设置中的操作人 ID 及其类型。</translation>
    </message>
    <message>
        <source>Refresh the list; the file may have been removed.</source>
        <translation>请刷新列表，该文件可能已被移除。</translation>
    </message>
    <message>
        <source>Check the service address of the connection.</source>
        <translation>请检查连接设置中的服务地址。</translation>
    </message>
    <message>
        <source>Try again in a few minutes. If it stays, send the details to the service&apos;s support.</source>
        <translation>请过几分钟重试。如果问题持续，请将详细信息发给服务的技术支持。</translation>
    </message>
    <message>
        <source>A proxy or a login page may stand in between. Check the network and the service address.</source>
        <translation>中间可能有代理或登录页面。请检查网络和服务地址。</translation>
    </message>
    <message>
        <source>Call: %1</source>
        <translation>接口：%1</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>错误码：%1</translation>
    </message>
    <message>
        <source>HTTP status: %1</source>
        <translation>HTTP 状态码：%1</translation>
    </message>
    <message>
        <source>Log ID: %1</source>
        <translation>日志 ID：%1</translation>
    </message>
    <message>
        <source>The service says: %1</source>
        <translation>服务的说明：%1</translation>
    </message>
    <message>
        <source>Missing permissions: %1</source>
        <translation>缺少的权限：%1</translation>
    </message>
    <message>
        <source>Field %1: %2</source>
        <translation>字段 %1：%2</translation>
    </message>
    <message>
        <source>Technical detail: %1</source>
        <translation>技术细节：%1</translation>
    </message>
    <message>
        <source>%1 (code %2)</source>
        <translation>%1（错误码 %2）</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>File name</source>
        <translation>文件名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新时间</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Effective date</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Contract code</source>
        <translation>合同编号</translation>
    </message>
    <message>
        <source>File ID</source>
        <translation>文件 ID</translation>
    </message>
    <message>
        <source>Employment ID</source>
        <translation>雇员 ID</translation>
    </message>
    <message>
        <source>Pre-hire ID</source>
        <translation>待入职 ID</translation>
    </message>
    <message>
        <source>State before</source>
        <translation>终止前状态</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>State now</source>
        <translation>当前状态</translation>
    </message>
    <message>
        <source>Log ID</source>
        <translation>日志 ID</translation>
    </message>
</context>
<context>
    <name>ConnectionDialog</name>
    <message>
        <source>Connect to a service</source>
        <translation>连接服务</translation>
    </message>
    <message>
        <source>App ID and App Secret stand in the developer console of your company&apos;s app, under Credentials. They are kept in memory for this session only.</source>
        <translation>App ID 和 App Secret 位于贵公司应用的开发者后台“凭证与基础信息”页。它们仅在本次运行期间保存在内存中。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Your company</source>
        <translation>贵公司名称</translation>
    </message>
    <message>
        <source>&amp;Service</source>
        <translation>服务(&amp;S)</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>地址(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;App ID</source>
        <translation>&amp;App ID</translation>
    </message>
    <message>
        <source>Si&amp;gn in with</source>
        <translation>登录方式(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Operator&apos;s ID</source>
        <translation>操作人 ID(&amp;O)</translation>
    </message>
    <message>
        <source>ID &amp;type</source>
        <translation>ID 类型(&amp;T)</translation>
    </message>
    <message>
        <source>Files are terminated in the operator&apos;s name. Take the ID from the person&apos;s record in CoreHR, and check it: a mistyped one puts another person on a legal record.</source>
        <translation>文件将以操作人的名义终止。请从飞书人事的人员档案中复制其 ID 并核对：输错会把他人记入法律文件。</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>State: %1</source>
        <translation>状态：%1</translation>
    </message>
    <message>
        <source>Template: %1</source>
        <translation>模板：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n template(s)</source>
        <translation>
            <numerusform>%n 个模板</numerusform>
        </translation>
    </message>
    <message>
        <source>Updated %1 to %2</source>
        <translation>更新时间 %1 至 %2</translation>
    </message>
    <message>
        <source>Updated from %1</source>
        <translation>更新时间 %1 起</translation>
    </message>
    <message>
        <source>Updated until %1</source>
        <translation>更新时间截至 %1</translation>
    </message>
    <message>
        <source>File ID: %1</source>
        <translation>文件 ID：%1</translation>
    </message>
    <message>
        <source>The service repeated itself while the list was read. What arrived is part of the list.</source>
        <translation>读取列表时服务返回了重复的分页。已收到的只是列表的一部分。</translation>
    </message>
    <message>
        <source>The service says that there are more files but not how to get them. What arrived is part of the list.</source>
        <translation>服务表示还有更多文件，但没有给出继续读取的方法。已收到的只是列表的一部分。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) without an ID can&apos;t be shown.</source>
        <translation>
            <numerusform>%n 个文件没有 ID，无法显示。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) lie outside the update time that was asked for. Before terminating, every file is now looked up one by one.</source>
        <translation>
            <numerusform>%n 个文件不在所查询的更新时间范围内。终止前将逐个核对每个文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>loading</source>
        <translation>正在加载</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>列表完整</translation>
    </message>
    <message>
        <source>part of the list</source>
        <translation>列表不完整</translation>
    </message>
</context>
<context>
    <name>FileState</name>
    <message>
        <source>No state</source>
        <translation>无状态</translation>
    </message>
    <message>
        <source>Initiating</source>
        <translation>发起中</translation>
    </message>
    <message>
        <source>Awaiting review</source>
        <translation>待审阅</translation>
    </message>
    <message>
        <source>Under review</source>
        <translation>审阅中</translation>
    </message>
    <message>
        <source>Awaiting signature</source>
        <translation>待签字</translation>
    </message>
    <message>
        <source>Awaiting seal</source>
        <translation>待盖章</translation>
    </message>
    <message>
        <source>Sealing</source>
        <translation>盖章中</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Terminated</source>
        <translation>已终止</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>The service&apos;s answer does not mention this file.</source>
        <translation>服务的答复没有提到该文件。</translation>
    </message>
    <message>
        <source>The service&apos;s answer says both: terminated and failed.</source>
        <translation>服务的答复自相矛盾：既说已终止，又说失败。</translation>
    </message>
    <message>
        <source>The service&apos;s answer names files that were not in the request, so nothing in it can be relied on.</source>
        <translation>服务的答复提到了请求之外的文件，因此整个答复都不可信。</translation>
    </message>
    <message>
        <source>The service refused without giving a reason.</source>
        <translation>服务拒绝终止，但没有说明原因。</translation>
    </message>
    <message>
        <source>The service refused the whole request; nothing was done. %1</source>
        <translation>服务拒绝了整个请求，没有做任何操作。%1</translation>
    </message>
    <message>
        <source>The state changed from %1 to %2 before it was sent.</source>
        <translation>发送前状态由“%1”变为“%2”。</translation>
    </message>
    <message>
        <source>The service does not show this file any more.</source>
        <translation>服务不再显示该文件。</translation>
    </message>
    <message>
        <source>You stopped before it was sent.</source>
        <translation>您在发送前停止了操作。</translation>
    </message>
    <message>
        <source>It could not be checked before sending. %1</source>
        <translation>发送前无法核对该文件。%1</translation>
    </message>
    <message>
        <source>An earlier request got no clear answer, so sending ended there.</source>
        <translation>前一个请求没有得到明确答复，因此没有继续发送。</translation>
    </message>
    <message>
        <source>It was sent, but no clear answer came. %1</source>
        <translation>已发送，但没有得到明确答复。%1</translation>
    </message>
    <message>
        <source>Confirmed by looking it up; the service does not say who terminated it.</source>
        <translation>已通过查询确认；服务不说明由谁终止。</translation>
    </message>
    <message>
        <source>The service still shows %1. It may be slow: check again in a while.</source>
        <translation>服务仍显示“%1”。可能有延迟，请稍后再次核对。</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>Terminated</source>
        <translation>已终止</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>sealdesk::Banner</name>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>sealdesk::BannerStack</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open the service&apos;s help page…</source>
        <translation>打开服务的帮助页面…</translation>
    </message>
</context>
<context>
    <name>sealdesk::BeijingTimeEdit</name>
    <message>
        <source>Any time</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>%1: any time</source>
        <extracomment>Screen reader: what the bound is of (&quot;Updated from&quot;), and that there is none.</extracomment>
        <translation>%1：不限</translation>
    </message>
    <message>
        <source>UTC+8, whatever this computer&apos;s time zone; the bound itself is included</source>
        <translation>一律为 UTC+8 时间，与本机时区无关；包含该时刻</translation>
    </message>
    <message>
        <source>Clear “%1”</source>
        <extracomment>%1 is what the time bound is of, for example &quot;Updated from&quot;.</extracomment>
        <translation>清除“%1”</translation>
    </message>
</context>
<context>
    <name>sealdesk::CheckHeaderView</name>
    <message>
        <source>Uncheck all files that are shown</source>
        <translation>取消勾选全部显示的文件</translation>
    </message>
    <message>
        <source>Check all files that are shown</source>
        <translation>勾选全部显示的文件</translation>
    </message>
    <message>
        <source>Column headers</source>
        <translation>列标题</translation>
    </message>
</context>
<context>
    <name>sealdesk::ChipBar</name>
    <message>
        <source>Remove the filter “%1”</source>
        <extracomment>%1 is an active filter, for example &quot;State: Completed&quot;.</extracomment>
        <translation>移除筛选“%1”</translation>
    </message>
    <message>
        <source>Clear all</source>
        <comment>all active filters</comment>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Active filters</source>
        <translation>生效的筛选</translation>
    </message>
</context>
<context>
    <name>sealdesk::ConnectionDialog</name>
    <message>
        <source>Feishu (open.feishu.cn)</source>
        <translation>飞书（open.feishu.cn）</translation>
    </message>
    <message>
        <source>Lark (open.larksuite.com)</source>
        <translation>Lark（open.larksuite.com）</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>其他地址</translation>
    </message>
    <message>
        <source>App Secret</source>
        <translation>App Secret</translation>
    </message>
    <message>
        <source>Tenant access token</source>
        <translation>租户访问凭证</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>App S&amp;ecret</source>
        <translation>App S&amp;ecret</translation>
    </message>
    <message>
        <source>Access tok&amp;en</source>
        <translation>访问凭证(&amp;E)</translation>
    </message>
    <message>
        <source>The address must start with https:// and name only the host; plain http is for this computer itself.</source>
        <translation>地址必须以 https:// 开头且只含主机名；http 仅可用于本机。</translation>
    </message>
    <message>
        <source>Enter the App ID.</source>
        <translation>请输入 App ID。</translation>
    </message>
    <message>
        <source>Enter the App Secret.</source>
        <translation>请输入 App Secret。</translation>
    </message>
    <message>
        <source>Enter the access token.</source>
        <translation>请输入访问凭证。</translation>
    </message>
    <message>
        <source>Enter the operator&apos;s ID.</source>
        <translation>请输入操作人 ID。</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
</context>
<context>
    <name>sealdesk::CountGate</name>
    <message numerus="yes">
        <source>&amp;Type %n to confirm</source>
        <extracomment>%n is the number of files; it has to be typed in digits.</extracomment>
        <translation>
            <numerusform>输入 %n 以确认(&amp;T)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::FileListPage</name>
    <message>
        <source>Check or uncheck</source>
        <translation>勾选或取消勾选</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>New query</source>
        <translation>重新查询</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are checked. A new query unchecks them.</source>
        <translation>
            <numerusform>已勾选 %n 个文件。重新查询会取消勾选。</numerusform>
        </translation>
    </message>
    <message>
        <source>Query and uncheck</source>
        <translation>查询并取消勾选</translation>
    </message>
    <message>
        <source>Keep the checks</source>
        <translation>保留勾选</translation>
    </message>
    <message>
        <source>The list is not complete: there are more files than these.</source>
        <translation>列表不完整：还有其他文件未列出。</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Connect to your company&apos;s app, or look around in the sandbox: sample files on this computer, where nothing real is changed.</source>
        <translation>连接贵公司的应用，或先在沙箱中试用：沙箱使用本机上的示例文件，不会改动任何真实数据。</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>连接…</translation>
    </message>
    <message>
        <source>Open the sandbox</source>
        <translation>打开沙箱</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message numerus="yes">
        <source>%n loaded file(s) are hidden by the search or the chosen state.</source>
        <translation>
            <numerusform>搜索或所选状态隐藏了 %n 个已加载的文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all loaded files</source>
        <translation>显示全部已加载的文件</translation>
    </message>
    <message>
        <source>Reading the list…</source>
        <translation>正在读取列表…</translation>
    </message>
    <message>
        <source>No permission to list files</source>
        <translation>没有列出文件的权限</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation>无法读取列表</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No file matches</source>
        <translation>没有符合条件的文件</translation>
    </message>
    <message>
        <source>The service shows no file to this app. If there should be some, ask an administrator to check the app&apos;s data range in CoreHR.</source>
        <translation>服务没有向该应用显示任何文件。如果应当有文件，请联系管理员检查应用在飞书人事中的数据权限范围。</translation>
    </message>
    <message>
        <source>Change or clear the filter, then query again.</source>
        <translation>请修改或清除筛选条件后重新查询。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>This version keeps no journal yet.</source>
        <translation>此版本尚无操作日志。</translation>
    </message>
    <message>
        <source>If the program or the computer stops during a termination, look up the files in CoreHR.</source>
        <translation>如果终止过程中程序或电脑意外停止，请在飞书人事中核对文件。</translation>
    </message>
    <message>
        <source>The service&apos;s filter by update time can&apos;t be relied on.</source>
        <translation>服务的更新时间筛选不可靠。</translation>
    </message>
    <message>
        <source>Before terminating, every file is looked up one by one; that takes longer.</source>
        <translation>终止前将逐个核对每个文件，用时会更长。</translation>
    </message>
    <message numerus="yes">
        <source>%n checked file(s) changed their state and were unchecked.</source>
        <translation>
            <numerusform>%n 个已勾选的文件状态有变化，已取消勾选。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checked file(s) left the list and were unchecked.</source>
        <translation>
            <numerusform>%n 个已勾选的文件已离开列表，已取消勾选。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a web page</source>
        <translation>打开网页</translation>
    </message>
    <message>
        <source>Open this page of the service in the browser?
%1</source>
        <translation>在浏览器中打开服务的以下页面？
%1</translation>
    </message>
    <message>
        <source>Search: %1</source>
        <translation>搜索：%1</translation>
    </message>
    <message>
        <source>Shown state: %1</source>
        <translation>显示的状态：%1</translation>
    </message>
</context>
<context>
    <name>sealdesk::FileTableView</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>sealdesk::FilterBar</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Template id</source>
        <translation>模板 ID</translation>
    </message>
    <message>
        <source>&amp;Updated</source>
        <extracomment>Before two times: files updated from … to …</extracomment>
        <translation>更新时间(&amp;U)</translation>
    </message>
    <message>
        <source>Updated from</source>
        <translation>更新时间起</translation>
    </message>
    <message>
        <source>Updated to</source>
        <translation>更新时间止</translation>
    </message>
    <message>
        <source>All times are those of UTC+8, whatever this computer&apos;s time zone.</source>
        <translation>所有时间均为 UTC+8，与本机时区无关。</translation>
    </message>
    <message>
        <source>File &amp;id</source>
        <translation>文件 ID(&amp;I)</translation>
    </message>
    <message>
        <source>Any file</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>&amp;Query</source>
        <comment>verb: ask the service</comment>
        <translation>查询(&amp;Q)</translation>
    </message>
    <message>
        <source>Asks the service for the files that match</source>
        <translation>向服务查询符合条件的文件</translation>
    </message>
    <message>
        <source>“From” is later than “to”: no file can match. Change one of the two times.</source>
        <translation>起始时间晚于截止时间，不可能有符合的文件。请修改其中一个时间。</translation>
    </message>
</context>
<context>
    <name>sealdesk::HelpDialog</name>
    <message>
        <source>How SealDesk works</source>
        <translation>使用说明</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>帮助内容</translation>
    </message>
    <message>
        <source>en.html</source>
        <extracomment>The name of the help page in your language: en.html or zh_CN.html</extracomment>
        <translation>zh_CN.html</translation>
    </message>
</context>
<context>
    <name>sealdesk::ListHeader</name>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Sample files on this computer; nothing real is changed.</source>
        <translation>本机上的示例文件，不会改动任何真实数据。</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>连接：%1</translation>
    </message>
</context>
<context>
    <name>sealdesk::ListStatus</name>
    <message numerus="yes">
        <source>%Ln loaded</source>
        <translation>
            <numerusform>已加载 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln shown</source>
        <translation>
            <numerusform>显示 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking what changed meanwhile…</source>
        <translation>正在核对期间的变化…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) read</source>
        <translation>
            <numerusform>已读取 %Ln 页</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop loading and keep what arrived (Esc)</source>
        <translation>停止加载并保留已收到的内容（Esc）</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %L1 requests left this minute</source>
        <translation>
            <numerusform>本分钟剩余请求 %Ln / %L1 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation>连接(&amp;C)…</translation>
    </message>
    <message>
        <source>Open the &amp;sandbox</source>
        <translation>打开沙箱(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>S&amp;top loading</source>
        <translation>停止加载(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Selection</source>
        <translation>勾选(&amp;S)</translation>
    </message>
    <message>
        <source>Check all &amp;shown files</source>
        <translation>勾选全部显示的文件(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Uncheck all files</source>
        <translation>全部取消勾选(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Copy the highlighted rows</source>
        <translation>复制高亮的行(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Terminate the checked files…</source>
        <translation>终止已勾选的文件(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>搜索(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;ort by</source>
        <translation>排序方式(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>列(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;How it works</source>
        <translation>使用说明(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About SealDesk</source>
        <translation>关于电子签管理台(&amp;A)</translation>
    </message>
    <message>
        <source>SealDesk – Sandbox</source>
        <translation>电子签管理台 – 沙箱</translation>
    </message>
    <message>
        <source>SealDesk</source>
        <translation>电子签管理台</translation>
    </message>
    <message>
        <source>About SealDesk</source>
        <translation>关于电子签管理台</translation>
    </message>
    <message>
        <source>&lt;h3&gt;SealDesk %1&lt;/h3&gt;&lt;p&gt;Terminates e-signature files of Feishu CoreHR in bulk, and says what happened to each.&lt;/p&gt;&lt;p&gt;Apache License 2.0&lt;/p&gt;</source>
        <translation>&lt;h3&gt;电子签管理台 %1&lt;/h3&gt;&lt;p&gt;批量终止飞书人事的电子签文件，并逐一说明结果。&lt;/p&gt;&lt;p&gt;Apache License 2.0&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>sealdesk::MultiSelectButton</name>
    <message>
        <source>%1: any</source>
        <extracomment>A filter that does not narrow, for example &quot;State: any&quot;.</extracomment>
        <translation>%1：不限</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>one value</comment>
        <extracomment>A filter with its one value, for example &quot;State: Completed&quot;.</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n chosen</source>
        <extracomment>A filter with several values, for example &quot;State: 3 chosen&quot;.</extracomment>
        <translation>
            <numerusform>%1：已选 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::MultiSelectPopup</name>
    <message>
        <source>Nothing to choose from yet</source>
        <translation>暂无可选项</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Clear the choice</source>
        <translation>清除选择</translation>
    </message>
    <message>
        <source>Add to the list</source>
        <translation>加入列表</translation>
    </message>
</context>
<context>
    <name>sealdesk::PillButton</name>
    <message>
        <source>%1: %2</source>
        <extracomment>Screen reader: the name of a state, and how many files are in it.</extracomment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>sealdesk::Program</name>
    <message>
        <source>The connection given by the environment can&apos;t be used.</source>
        <translation>环境变量给出的连接无法使用。</translation>
    </message>
    <message>
        <source>SEALDESK_BASE_URL must be an https address without a path; plain http only on this computer itself.</source>
        <translation>SEALDESK_BASE_URL 必须是不含路径的 https 地址；http 仅可用于本机。</translation>
    </message>
    <message>
        <source>SEALDESK_USER_ID_TYPE must be people_corehr_id, open_id, union_id or user_id.</source>
        <translation>SEALDESK_USER_ID_TYPE 必须是 people_corehr_id、open_id、union_id 或 user_id。</translation>
    </message>
    <message>
        <source>The sandbox could not be started.</source>
        <translation>无法启动沙箱。</translation>
    </message>
    <message>
        <source>Sample company</source>
        <translation>示例公司</translation>
    </message>
</context>
<context>
    <name>sealdesk::ReasonEditor</name>
    <message>
        <source>%1 / %2</source>
        <extracomment>Characters used, and how many may be used.</extracomment>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 – %n character(s) too many</source>
        <extracomment>The counter &quot;312 / 300&quot;, and how far the text is over the limit.</extracomment>
        <translation>
            <numerusform>%1 – 超出 %n 个字符</numerusform>
        </translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>常用原因</translation>
    </message>
    <message>
        <source>Issued by mistake</source>
        <translation>发起有误</translation>
    </message>
    <message>
        <source>Wrong content, to be issued again</source>
        <translation>内容有误，需要重新发起</translation>
    </message>
    <message>
        <source>The template was replaced</source>
        <translation>模板已更换</translation>
    </message>
    <message>
        <source>The person does not join</source>
        <translation>当事人不再入职</translation>
    </message>
    <message>
        <source>The signing period is over</source>
        <translation>已过签署期限</translation>
    </message>
    <message>
        <source>Used recently</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>终止原因(&amp;R)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>终止原因</translation>
    </message>
    <message>
        <source>Why these files are terminated. Everyone who can see the files can read it.</source>
        <translation>说明终止这些文件的原因。能看到这些文件的人都能看到。</translation>
    </message>
    <message>
        <source>&amp;Presets and recent</source>
        <translation>常用与最近(&amp;P)</translation>
    </message>
</context>
<context>
    <name>sealdesk::SearchField</name>
    <message>
        <source>Search in the loaded files</source>
        <translation>在已加载的文件中搜索</translation>
    </message>
    <message>
        <source>Quick search</source>
        <translation>快速搜索</translation>
    </message>
    <message>
        <source>Narrows what is loaded, at once. Every word must be found; the service is not asked.</source>
        <translation>在已加载的文件中即时筛选，须包含每个词；不会向服务查询。</translation>
    </message>
</context>
<context>
    <name>sealdesk::SelectionBar</name>
    <message numerus="yes">
        <source>%n file(s) checked</source>
        <translation>
            <numerusform>已勾选 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Check the files that are to be terminated: click a box, or press Space.</source>
        <translation>请勾选要终止的文件：点击复选框，或按空格键。</translation>
    </message>
    <message numerus="yes">
        <source>%n of %L1 hidden by the filter</source>
        <translation>
            <numerusform>其中 %n / %L1 个被筛选隐藏</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Uncheck the hidden</source>
        <translation>取消勾选隐藏的</translation>
    </message>
    <message>
        <source>Uncheck all</source>
        <translation>全部取消勾选</translation>
    </message>
    <message numerus="yes">
        <source>Terminate %n file(s)…</source>
        <translation>
            <numerusform>终止 %n 个文件…</numerusform>
        </translation>
    </message>
    <message>
        <source>Terminate…</source>
        <translation>终止…</translation>
    </message>
    <message>
        <source>Show the hidden checked files</source>
        <translation>显示被隐藏的已勾选文件</translation>
    </message>
    <message>
        <source>Checked files are hidden by the filter.</source>
        <translation>有已勾选的文件被筛选隐藏。</translation>
    </message>
</context>
<context>
    <name>sealdesk::StateStrip</name>
    <message>
        <source>Count of each state; a click shows that state alone</source>
        <translation>各状态的数量；点击只显示该状态</translation>
    </message>
</context>
<context>
    <name>sealdesk::TerminateConfirmPane</name>
    <message>
        <source>Checking the files…</source>
        <translation>正在核对文件…</translation>
    </message>
    <message>
        <source>The files could not be checked, so nothing can be sent.</source>
        <translation>无法核对文件，因此不能发送。</translation>
    </message>
    <message>
        <source>There is no file to terminate.</source>
        <translation>没有可终止的文件。</translation>
    </message>
    <message>
        <source>No operator is set for this connection.</source>
        <translation>此连接未设置操作人。</translation>
    </message>
    <message>
        <source>Enter a reason.</source>
        <translation>请输入终止原因。</translation>
    </message>
    <message>
        <source>The reason is too long.</source>
        <translation>终止原因过长。</translation>
    </message>
    <message>
        <source>Type the number of files to confirm.</source>
        <translation>请输入文件数量以确认。</translation>
    </message>
    <message>
        <source>No file will be terminated.</source>
        <translation>不会终止任何文件。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) will be terminated. This cannot be undone.</source>
        <translation>
            <numerusform>将终止 %n 个文件，此操作无法撤销。</numerusform>
        </translation>
    </message>
    <message>
        <source>Files to be terminated</source>
        <translation>将要终止的文件</translation>
    </message>
    <message>
        <source>Files in a final state</source>
        <translation>已处于最终状态的文件</translation>
    </message>
    <message>
        <source>Files left out</source>
        <translation>未包含的文件</translation>
    </message>
    <message numerus="yes">
        <source>Also send the %n file(s) in a final state; the service decides</source>
        <translation>
            <numerusform>同时发送 %n 个已处于最终状态的文件，由服务决定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out: the service does not show them any more</source>
        <translation>
            <numerusform>未包含 %n 个文件：服务不再显示</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back to the result</source>
        <translation>返回结果</translation>
    </message>
    <message>
        <source>Terminate</source>
        <comment>verb</comment>
        <translation>终止</translation>
    </message>
    <message numerus="yes">
        <source>Terminate %n file(s)</source>
        <comment>verb</comment>
        <translation>
            <numerusform>终止 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) changed since they were listed.</source>
        <translation>
            <numerusform>%n 个文件自列出后有变化。</numerusform>
        </translation>
    </message>
    <message>
        <source>The table shows them as they are now.</source>
        <translation>表格显示的是最新状态。</translation>
    </message>
</context>
<context>
    <name>sealdesk::TerminateDialog</name>
    <message>
        <source>Terminate files</source>
        <translation>终止文件</translation>
    </message>
    <message>
        <source>Files are still being terminated. What is already sent can&apos;t be taken back; what is not sent yet can be left out.</source>
        <translation>文件仍在终止中。已发送的无法撤回，未发送的可以不再发送。</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>继续执行</translation>
    </message>
    <message>
        <source>Stop after the request in flight and close</source>
        <translation>当前请求结束后停止并关闭</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have an unknown outcome: they may or may not be terminated. Once this is closed, only the list shows their state.</source>
        <translation>
            <numerusform>%n 个文件结果未知：可能已终止，也可能没有。关闭后只能在列表中查看其状态。</numerusform>
        </translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>立即核对</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>仍然关闭</translation>
    </message>
    <message>
        <source>Open the service&apos;s page on %1 in the browser?</source>
        <translation>在浏览器中打开服务位于 %1 的页面？</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>留在此处</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>在浏览器中打开</translation>
    </message>
</context>
<context>
    <name>sealdesk::TerminateOutcomeBar</name>
    <message>
        <source>All</source>
        <comment>all files of the run</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show all files</source>
        <translation>显示全部文件</translation>
    </message>
    <message>
        <source>Show only these files</source>
        <translation>只显示这些文件</translation>
    </message>
</context>
<context>
    <name>sealdesk::TerminateResultPane</name>
    <message>
        <source>The counts in the service&apos;s answer to request %1 do not fit its lists.</source>
        <translation>服务对第 %1 个请求的答复中，数量与清单不符。</translation>
    </message>
    <message>
        <source>The service&apos;s answer to request %1 names files that were not sent, so nothing in it was believed.</source>
        <translation>服务对第 %1 个请求的答复提到了未发送的文件，因此整个答复未被采信。</translation>
    </message>
    <message>
        <source>The failed files could not be read again.</source>
        <translation>无法重新读取失败的文件。</translation>
    </message>
    <message>
        <source>The outcomes below follow the lists. Log ID: %1</source>
        <translation>下方结果以清单为准。日志 ID：%1</translation>
    </message>
    <message>
        <source>Look up the unknown files with “Check now”. Log ID: %1</source>
        <translation>请用“立即核对”查询结果未知的文件。日志 ID：%1</translation>
    </message>
    <message>
        <source>Their present state is not shown here; refresh the list to see it.</source>
        <translation>此处没有显示其当前状态，请刷新列表查看。</translation>
    </message>
    <message numerus="yes">
        <source>Terminating %n file(s)…</source>
        <translation>
            <numerusform>正在终止 %n 个文件…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) terminated.</source>
        <translation>
            <numerusform>已终止 %n 个文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n file(s) terminated.</source>
        <translation>
            <numerusform>%n 个文件中已终止 %1 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking up the unknown files…</source>
        <translation>正在核对结果未知的文件…</translation>
    </message>
    <message>
        <source>This closes as soon as the request in flight has ended.</source>
        <translation>当前请求结束后将自动关闭。</translation>
    </message>
    <message>
        <source>Stopping: the request in flight is waited for…</source>
        <translation>正在停止：等待当前请求结束…</translation>
    </message>
    <message>
        <source>Checking the files again before they are sent…</source>
        <translation>发送前正在重新核对文件…</translation>
    </message>
    <message>
        <source>Waiting for the service&apos;s answer…</source>
        <translation>正在等待服务答复…</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n file(s) settled</source>
        <translation>
            <numerusform>%n 个文件中已有 %1 个有结果</numerusform>
        </translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Filter by outcome</source>
        <translation>按结果筛选</translation>
    </message>
    <message>
        <source>What happened to each file</source>
        <translation>每个文件的结果</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were sent, but no trustworthy answer came: they may or may not be terminated. They are not sent again; looking them up shows what happened.</source>
        <translation>
            <numerusform>%n 个文件已发送，但没有得到可信的答复：可能已终止，也可能没有。程序不会重复发送，查询即可知道结果。</numerusform>
        </translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>立即核对</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copies the highlighted rows, or all that are shown</source>
        <translation>复制高亮的行，没有高亮时复制全部显示的行</translation>
    </message>
    <message>
        <source>Retry the failed and the not sent…</source>
        <translation>重试失败和未发送的文件…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Stop after this request</source>
        <translation>当前请求后停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Some files were sent and may be terminated already. Look them up with “Check now” before anything else.</source>
        <translation>部分文件已发送，可能已经终止。请先用“立即核对”查询，再做其他操作。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n file(s) terminated, as far as is known.</source>
        <translation>
            <numerusform>就目前所知，%n 个文件中已终止 %1 个。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::TerminateSummary</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>states or templates</comment>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>connection and service</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>None is set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>operator&apos;s id and its type</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>List filter</source>
        <translation>列表筛选</translation>
    </message>
    <message>
        <source>None</source>
        <comment>no filter</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>按状态</translation>
    </message>
    <message>
        <source>No template</source>
        <translation>无模板</translation>
    </message>
    <message>
        <source>By template</source>
        <translation>按模板</translation>
    </message>
</context>
<context>
    <name>sealdesk::WaitLabel</name>
    <message numerus="yes">
        <source>The minute&apos;s requests are used up: %n s</source>
        <comment>seconds left</comment>
        <translation>
            <numerusform>本分钟的请求次数已用完：%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service asks to wait: %n s</source>
        <comment>seconds left</comment>
        <translation>
            <numerusform>服务要求等待：%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n s</source>
        <comment>seconds left</comment>
        <translation>
            <numerusform>%n 秒后重试</numerusform>
        </translation>
    </message>
</context>
</TS>
