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
        <translation>无法解析服务地址。</translation>
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
        <translation>服务没有及时响应。</translation>
    </message>
    <message>
        <source>The connection broke before the answer was complete.</source>
        <translation>响应尚未收完，连接就中断了。</translation>
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
        <translation>请求过于频繁，已被服务限流。</translation>
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
        <translation>操作人 ID 不存在，或与 ID 类型不符。</translation>
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
        <translation>服务端发生内部错误。</translation>
    </message>
    <message>
        <source>What came back is not a valid answer of the service.</source>
        <translation>返回内容不是有效的服务响应。</translation>
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
        <translation>网络中可能有代理或登录认证页面。请检查网络和服务地址。</translation>
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
        <translation>服务返回信息：%1</translation>
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
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
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
        <translation>凭证类型(&amp;G)</translation>
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
        <translation>文件将以操作人的名义终止。请从飞书人事的人员档案中复制其 ID 并核对：填错会使他人被记为终止操作人。</translation>
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
    <message>
        <source>complete</source>
        <translation>已全部加载</translation>
    </message>
    <message>
        <source>part of the list</source>
        <translation>未全部加载</translation>
    </message>
    <message numerus="yes">
        <source>%Ln template(s)</source>
        <translation>
            <numerusform>%Ln 个模板</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) without an ID can&apos;t be shown.</source>
        <translation>
            <numerusform>%Ln 个文件没有 ID，无法显示。</numerusform>
        </translation>
    </message>
    <message>
        <source>The service did not confirm that these are all files. There may be more.</source>
        <translation>服务未确认文件已全部返回，可能还有其他文件。</translation>
    </message>
    <message>
        <source>The service kept returning pages without new files. There may be more files.</source>
        <translation>服务连续返回没有新文件的分页，可能还有其他文件。</translation>
    </message>
    <message>
        <source>Files that were updated while the list was loading may be missing.</source>
        <translation>加载期间更新过的文件可能未列出。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) of the list could not be read. Their files are missing.</source>
        <translation>
            <numerusform>有 %Ln 页列表无法读取，其中的文件未列出。</numerusform>
        </translation>
    </message>
    <message>
        <source>The service doesn&apos;t filter by update time as asked. SealDesk loaded all files and applied the update time itself.</source>
        <translation>服务没有按更新时间正确筛选。电子签管理台已加载全部文件并自行筛选。</translation>
    </message>
    <message>
        <source>may be incomplete</source>
        <translation>可能未全部加载</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file ID(s)</source>
        <translation>
            <numerusform>%Ln 个文件 ID</numerusform>
        </translation>
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
    <name>Forget</name>
    <message>
        <source>Nothing was forgotten: a termination has files whose outcome is not settled yet. Connect and settle them first.</source>
        <translation>未清除：仍有文件的终止结果未知。请先连接并确认结果。</translation>
    </message>
    <message>
        <source>Nothing was forgotten: another window has a record open. Close it first.</source>
        <translation>未清除任何内容：另一个窗口正在使用操作日志。请先关闭它。</translation>
    </message>
    <message>
        <source>Nothing was forgotten: a record can&apos;t be read, so nobody knows whether it is settled.</source>
        <translation>未清除任何内容：有一份操作日志无法读取，无法判断其结果是否已确定。</translation>
    </message>
    <message>
        <source>Some files could not be deleted.</source>
        <translation>部分文件无法删除。</translation>
    </message>
    <message>
        <source>Save the audit trails in a folder</source>
        <translation>将审计记录保存到文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n audit trail(s) could not be saved.</source>
        <translation>
            <numerusform>%n 份审计记录未能保存。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n audit trail(s) saved.</source>
        <translation>
            <numerusform>已保存 %n 份审计记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget everything on this computer</source>
        <translation>清除本机上的所有数据</translation>
    </message>
    <message>
        <source>This deletes the settings, the journal of every connection and the audit trails from this computer. What was terminated can&apos;t be looked up here any more. This cannot be undone.</source>
        <translation>这将从本机删除设置、所有连接的操作日志和审计记录。之后将无法在这里查询终止过哪些文件。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Forget everything</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Save the audit trails first…</source>
        <translation>先保存审计记录…</translation>
    </message>
    <message>
        <source>Settings, journals and audit trails were deleted from this computer.</source>
        <translation>本机上的设置、操作日志和审计记录均已删除。</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>Another program has the journal of this connection open.</source>
        <translation>另一个程序正在使用此连接的操作日志。</translation>
    </message>
    <message>
        <source>The journal of this connection is damaged.</source>
        <translation>此连接的操作日志已损坏。</translation>
    </message>
    <message>
        <source>The journal of this connection was written by a newer version of SealDesk.</source>
        <translation>此连接的操作日志由更高版本的电子签管理台写入。</translation>
    </message>
    <message>
        <source>The disk is full: the journal can&apos;t be written.</source>
        <translation>磁盘已满，无法写入操作日志。</translation>
    </message>
    <message>
        <source>The journal can&apos;t be written: the program has no permission to write there.</source>
        <translation>无法写入操作日志：程序没有该位置的写入权限。</translation>
    </message>
    <message>
        <source>The journal was deleted or moved while it was in use.</source>
        <translation>操作日志在使用中被删除或移走。</translation>
    </message>
    <message>
        <source>The journal can&apos;t be read or written.</source>
        <translation>操作日志无法读取或写入。</translation>
    </message>
    <message>
        <source>Go on in the window that was opened first, or close it and connect again.</source>
        <translation>请在先打开的窗口中继续，或关闭该窗口后重新连接。</translation>
    </message>
    <message>
        <source>Keep the file: it may be the only record of earlier terminations. Ask your IT department to restore it from a backup, or to move it away so that a new one is begun.</source>
        <translation>请保留该文件：它可能是以往终止操作的唯一记录。请 IT 部门从备份恢复，或将其移走以便新建。</translation>
    </message>
    <message>
        <source>Install the newer version to terminate files with this connection.</source>
        <translation>请安装更新的版本，再用此连接终止文件。</translation>
    </message>
    <message>
        <source>Free some space, then connect again.</source>
        <translation>请腾出磁盘空间后重新连接。</translation>
    </message>
    <message>
        <source>Ask your IT department to let you write to this folder, then connect again.</source>
        <translation>请 IT 部门开放该文件夹的写入权限，然后重新连接。</translation>
    </message>
    <message>
        <source>Put it back and connect again, so that no earlier termination is forgotten.</source>
        <translation>请放回原处并重新连接，以免遗漏以往的终止操作。</translation>
    </message>
    <message>
        <source>Connect again. If that does not help, send the details to your IT department.</source>
        <translation>请重新连接。如仍无法解决，请将详情发给 IT 部门。</translation>
    </message>
    <message>
        <source>A file of this termination was sent before, and its outcome is still unknown.</source>
        <translation>其中有文件此前已发送过，结果仍未知。</translation>
    </message>
    <message>
        <source>Resolve the unknown outcomes first; nothing of this termination was sent.</source>
        <translation>请先确认结果未知的文件；本次未发送任何文件。</translation>
    </message>
    <message>
        <source>The journal was changed by another program while it was in use.</source>
        <translation>操作日志在使用中被其他程序改动。</translation>
    </message>
    <message>
        <source>The audit trail can&apos;t be written, so nothing is sent.</source>
        <translation>无法写入审计记录，因此未发送。</translation>
    </message>
    <message>
        <source>Nothing more is sent. Connect again: the journal is then checked.</source>
        <translation>不会再发送任何请求。请重新连接，届时会检查操作日志。</translation>
    </message>
    <message>
        <source>Make sure that the disk has free space and that you may write to this folder, then try again.</source>
        <translation>请确认磁盘有可用空间，且有该文件夹的写入权限，然后重试。</translation>
    </message>
    <message>
        <source>This connection has no App ID. Without one, no journal is kept and nothing is sent.</source>
        <translation>此连接没有 App ID。没有 App ID 就不保存操作日志，也不会发送任何终止请求。</translation>
    </message>
    <message>
        <source>Connect again with the App ID that the access token belongs to.</source>
        <translation>请填写访问凭证所属应用的 App ID 后重新连接。</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>The service&apos;s answer does not mention this file.</source>
        <translation>返回结果中没有该文件。</translation>
    </message>
    <message>
        <source>The service&apos;s answer says both: terminated and failed.</source>
        <translation>返回结果自相矛盾：该文件既已终止，又失败。</translation>
    </message>
    <message>
        <source>The service&apos;s answer names files that were not in the request, so nothing in it can be relied on.</source>
        <translation>返回结果包含请求之外的文件，因此全部不予采信。</translation>
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
        <translation>之前的请求未收到明确响应，因此没有继续发送。</translation>
    </message>
    <message>
        <source>It was sent, but no clear answer came. %1</source>
        <translation>已发送，但未收到明确响应。%1</translation>
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
        <translation>结果未知</translation>
    </message>
    <message>
        <source>The program ended before it was sent.</source>
        <translation>程序在发送之前已退出。</translation>
    </message>
    <message>
        <source>Nothing is sent without a journal. %1</source>
        <translation>操作日志不可用，未发送。%1</translation>
    </message>
    <message>
        <source>The program ended while it was being sent.</source>
        <translation>程序在发送过程中退出。</translation>
    </message>
    <message>
        <source>It was sent, but no clear answer came, and the service does not show this file any more.</source>
        <translation>已发送，但未收到明确响应，且已查询不到该文件。</translation>
    </message>
    <message>
        <source>It was sent, but no clear answer came. It was not terminated: the service still shows %1.</source>
        <translation>已发送，但未收到明确响应。文件未终止：状态仍为%1。</translation>
    </message>
    <message>
        <source>Not recorded: the journal could not be written. %1</source>
        <translation>未记录：操作日志无法写入。%1</translation>
    </message>
    <message>
        <source>It was sent again in run %1; its outcome is recorded there.</source>
        <translation>该文件又在批次 %1 中发送，结果记录在该批次。</translation>
    </message>
    <message>
        <source>Accepted, to be confirmed</source>
        <translation>已受理，待确认</translation>
    </message>
    <message>
        <source>Left as unknown</source>
        <translation>已标记为未知</translation>
    </message>
    <message>
        <source>No clear response was received; a later query shows that it is terminated.</source>
        <translation>未收到明确响应；之后的查询显示已终止。</translation>
    </message>
    <message>
        <source>%1 left it as unknown: nobody knows whether it was terminated.</source>
        <comment>name of a person</comment>
        <translation>由%1标记为结果未知：无法得知是否已终止。</translation>
    </message>
    <message>
        <source>It was terminated already before it was sent.</source>
        <translation>发送之前就已终止。</translation>
    </message>
    <message>
        <source>It is terminated; by whom is not known.</source>
        <translation>已终止，但不知由谁终止。</translation>
    </message>
    <message>
        <source>The service accepted the request, but the file is not terminated: it shows %1.</source>
        <translation>服务已受理，但文件并未终止：状态为%1。</translation>
    </message>
    <message>
        <source>The service accepted the request; whether the file is terminated is being confirmed.</source>
        <translation>服务已受理，正在确认文件是否已终止。</translation>
    </message>
    <message>
        <source>Correction of %1 (UTC+8): the service shows %2.</source>
        <translation>更正（%1，UTC+8）：服务显示为%2。</translation>
    </message>
    <message>
        <source>Correction of %1 (UTC+8): the service shows %2, since %3.</source>
        <translation>更正（%1，UTC+8）：服务显示为%2，更新于 %3。</translation>
    </message>
    <message>
        <source>Its state could not be read before it was sent, so it may have changed.</source>
        <translation>发送前无法读取其状态，状态可能已变化。</translation>
    </message>
</context>
<context>
    <name>RunReport</name>
    <message>
        <source>Run</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Started (UTC+8)</source>
        <translation>开始时间（UTC+8）</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>List filter</source>
        <translation>列表筛选</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序版本</translation>
    </message>
    <message>
        <source>User and computer</source>
        <translation>用户和计算机</translation>
    </message>
    <message>
        <source>Head of the audit trail</source>
        <translation>审计记录的末尾校验值</translation>
    </message>
    <message>
        <source>Records in the audit trail</source>
        <translation>审计记录条数</translation>
    </message>
</context>
<context>
    <name>ServiceText</name>
    <message>
        <source>(blank)</source>
        <comment>a text of which nothing can be seen</comment>
        <translation>（空白）</translation>
    </message>
</context>
<context>
    <name>WebPage</name>
    <message>
        <source>Open this page of the service in the browser?
%1</source>
        <translation>在浏览器中打开服务的以下页面？
%1</translation>
    </message>
    <message>
        <source>Open a web page</source>
        <translation>打开网页</translation>
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
        <translation>查看官方说明…</translation>
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
        <translation>当前筛选条件</translation>
    </message>
</context>
<context>
    <name>sealdesk::CommandLine</name>
    <message>
        <source>Show this help and end.</source>
        <translation>显示此帮助并退出。</translation>
    </message>
    <message>
        <source>Show the version and end.</source>
        <translation>显示版本并退出。</translation>
    </message>
    <message>
        <source>Lists and terminates e-signature files of Feishu CoreHR.</source>
        <translation>查询并终止飞书人事的电子签文件。</translation>
    </message>
    <message>
        <source>Open on the embedded stand-in of the service, with sample files.</source>
        <translation>使用内置的模拟服务打开，其中为示例文件。</translation>
    </message>
    <message>
        <source>How many sample files the sandbox has.</source>
        <translation>沙箱中示例文件的数量。</translation>
    </message>
    <message>
        <source>Language of this start: zh-CN or en-US.</source>
        <translation>本次启动使用的语言：zh-CN 或 en-US。</translation>
    </message>
    <message>
        <source>Keep journals and audit trails below DIR instead of the user&apos;s own place.</source>
        <translation>将操作日志和审计记录保存在 DIR 下，而不是用户的默认位置。</translation>
    </message>
    <message>
        <source>Keep settings in FILE instead of the user&apos;s own place.</source>
        <translation>将设置保存在 FILE 中，而不是用户的默认位置。</translation>
    </message>
    <message>
        <source>“%1” is not a language of this program: use zh-CN or en-US.</source>
        <translation>不支持语言“%1”，请使用 zh-CN 或 en-US。</translation>
    </message>
    <message>
        <source>“%1” is not a number of files.</source>
        <translation>“%1”不是有效的文件数量。</translation>
    </message>
    <message>
        <source>--head needs --verify-audit.</source>
        <translation>--head 须与 --verify-audit 一起使用。</translation>
    </message>
    <message>
        <source>--%1 needs a value.</source>
        <translation>--%1 需要指定值。</translation>
    </message>
    <message>
        <source>“%1” is not an option.</source>
        <translation>“%1”不是有效的选项。</translation>
    </message>
    <message>
        <source>“sealdesk --help” lists the options.</source>
        <translation>运行“sealdesk --help”可查看全部选项。</translation>
    </message>
    <message>
        <source>Check the audit trail FILE, or all of this user&apos;s, without a screen, and end.</source>
        <translation>校验审计记录 FILE（不指定时校验当前用户的全部审计记录），无需图形界面，完成后退出。</translation>
    </message>
    <message>
        <source>With --verify-audit: the hash of a record that must be in the file, 64 hex digits.</source>
        <translation>与 --verify-audit 一起使用：文件中必须包含的记录的哈希值，64 位十六进制数字。</translation>
    </message>
</context>
<context>
    <name>sealdesk::ConfirmPane</name>
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
    <message>
        <source>The table shows them as they are now.</source>
        <translation>表格显示的是最新状态。</translation>
    </message>
    <message>
        <source>Nothing is sent without a journal.</source>
        <translation>操作日志不可用，未发送。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) will be terminated. This cannot be undone.</source>
        <translation>
            <numerusform>将终止 %Ln 个文件，此操作无法撤销。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also send the %Ln file(s) in a final state; the service decides</source>
        <translation>
            <numerusform>%Ln 个文件已是最终状态，默认不发送；勾选后一并发送，由服务判定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) left out: the service does not show them any more</source>
        <translation>
            <numerusform>%Ln 个文件已查询不到，不会发送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Terminate %Ln file(s)</source>
        <comment>verb</comment>
        <translation>
            <numerusform>终止 %Ln 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) changed since they were listed.</source>
        <translation>
            <numerusform>%Ln 个文件自列出后有变化。</numerusform>
        </translation>
    </message>
    <message>
        <source>This was confirmed already.</source>
        <translation>已经确认过一次。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are left out: an earlier run sent them, and their outcome is not known yet.</source>
        <translation>
            <numerusform>%Ln 个文件不会发送：此前的批次已发送过，结果还未确认。</numerusform>
        </translation>
    </message>
    <message>
        <source>The page “Unknown outcomes” shows them.</source>
        <translation>可在“结果未知的文件”页面查看。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were left as unknown in an earlier run: they may be terminated already.</source>
        <translation>
            <numerusform>%Ln 个文件在此前的批次中被标记为结果未知，可能已终止。</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at their state below before you confirm.</source>
        <translation>确认之前，请查看下方列出的文件状态。</translation>
    </message>
    <message>
        <source>Enter does not terminate. Press Space, or click the button.</source>
        <translation>按 Enter 不会终止。请按空格键或点击按钮。</translation>
    </message>
    <message numerus="yes">
        <source>%L1 verified; %Ln file(s) will be verified right before they are sent. One whose state has changed by then is skipped.</source>
        <translation>
            <numerusform>已核对 %L1 个；其余 %Ln 个在发送前核对，届时状态已变化的文件会跳过。</numerusform>
        </translation>
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
    <message>
        <source>Query and uncheck</source>
        <translation>查询并取消勾选</translation>
    </message>
    <message>
        <source>Keep the checks</source>
        <translation>取消查询</translation>
    </message>
    <message>
        <source>Search: %1</source>
        <translation>搜索：%1</translation>
    </message>
    <message>
        <source>Shown state: %1</source>
        <translation>显示的状态：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are checked. A new query unchecks them.</source>
        <translation>
            <numerusform>已勾选 %Ln 个文件。重新查询会取消勾选。</numerusform>
        </translation>
    </message>
    <message>
        <source>The list is not complete: there may be more files than these.</source>
        <translation>列表未全部加载：可能还有其他文件。</translation>
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
        <source>Template ID</source>
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
        <source>File &amp;ID</source>
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
    <message>
        <source>One or more file IDs, separated by blanks, commas or line breaks. The service is asked for each of them.</source>
        <translation>可输入一个或多个文件 ID，以空格、逗号或换行分隔。将逐个向服务查询。</translation>
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
    <name>sealdesk::HistoryPage</name>
    <message>
        <source>Run %1 of %2 (UTC+8), operator %3, by %4 on %5</source>
        <translation>批次 %1，%2（UTC+8），操作人 %3，由 %4 在 %5 上执行</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>List filter: %1</source>
        <translation>列表筛选：%1</translation>
    </message>
    <message>
        <source>Tries again what run %1 left.</source>
        <translation>重试批次 %1 未完成的文件。</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>run-%1.csv</source>
        <translation>终止记录-%1.csv</translation>
    </message>
    <message>
        <source>The report could not be saved.</source>
        <translation>报告未能保存。</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>全部结果</translation>
    </message>
    <message>
        <source>What was terminated</source>
        <translation>终止记录</translation>
    </message>
    <message>
        <source>Runs with a file of this outcome</source>
        <translation>包含该结果的批次</translation>
    </message>
    <message>
        <source>Runs, newest first</source>
        <translation>批次，最新在前</translation>
    </message>
    <message>
        <source>Save as report…</source>
        <translation>保存为报告…</translation>
    </message>
    <message>
        <source>Retry the failed and the not sent…</source>
        <translation>重试失败和未发送的文件…</translation>
    </message>
    <message>
        <source>Back to the files</source>
        <translation>返回文件列表</translation>
    </message>
    <message>
        <source>The run</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>The history could not be read</source>
        <translation>无法读取终止记录</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Connect to see what was terminated with a connection.</source>
        <translation>连接后可查看通过该连接终止过的文件。</translation>
    </message>
    <message>
        <source>No run fits</source>
        <translation>没有符合条件的批次</translation>
    </message>
    <message>
        <source>No recorded run has these words in its files, persons, reason or operator, and a file of this outcome.</source>
        <translation>没有哪个批次的文件、人员、终止原因或操作人包含这些文字，且含有此结果的文件。</translation>
    </message>
    <message>
        <source>Show all runs</source>
        <translation>显示全部批次</translation>
    </message>
    <message>
        <source>Nothing was terminated yet</source>
        <translation>尚未终止过文件</translation>
    </message>
    <message>
        <source>Every termination with this connection is listed here, with what happened to each file.</source>
        <translation>通过此连接进行的每次终止都会列在这里，并注明每份文件的结果。</translation>
    </message>
    <message>
        <source>Tries again what runs %1 left.</source>
        <translation>重试批次 %1 未完成的文件。</translation>
    </message>
    <message>
        <source>Files were tried again in run %1.</source>
        <translation>部分文件已在批次 %1 中重试。</translation>
    </message>
    <message>
        <source>Files were tried again in runs %1.</source>
        <translation>部分文件已在批次 %1 中重试。</translation>
    </message>
    <message>
        <source>Resolve unknown outcomes…</source>
        <translation>确认未知结果…</translation>
    </message>
</context>
<context>
    <name>sealdesk::LeaveQuestion</name>
    <message numerus="yes">
        <source>Nobody knows whether %Ln file(s) are terminated. Leave them as unknown only if that can&apos;t be found out any more: they count as closed then, are never shown as terminated or failed, and your name is kept in the history and in the audit trail.</source>
        <translation>
            <numerusform>尚不知道 %Ln 个文件是否已终止。仅当确实无法再确认结果时，才标记为结果未知：这些文件将按已结束处理，但不会显示为已终止或失败；您的姓名会记入终止记录和审计记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation>您的姓名(&amp;Y)</translation>
    </message>
    <message>
        <source>Keep looking</source>
        <translation>继续查询</translation>
    </message>
    <message numerus="yes">
        <source>Leave %Ln file(s) as unknown</source>
        <comment>verb</comment>
        <translation>
            <numerusform>将 %Ln 个文件标记为结果未知</numerusform>
        </translation>
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
    <name>sealdesk::ListMessages</name>
    <message>
        <source>No file can be terminated now. %1</source>
        <translation>目前无法终止文件。%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln checked file(s) changed their state and were unchecked.</source>
        <translation>
            <numerusform>%Ln 个已勾选的文件状态有变化，已取消勾选。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln checked file(s) left the list and were unchecked.</source>
        <translation>
            <numerusform>%Ln 个已勾选的文件已不在列表中，已取消勾选。</numerusform>
        </translation>
    </message>
    <message>
        <source>The service did not keep to the update time that it was asked for.</source>
        <translation>服务没有按所请求的更新时间返回文件。</translation>
    </message>
    <message>
        <source>Test now</source>
        <translation>立即检测</translation>
    </message>
    <message numerus="yes">
        <source>SealDesk applies the update time itself. Before terminating, every file is looked up one by one; that takes longer. %Ln more test(s) in a row without a fault end this; each start makes one.</source>
        <translation>
            <numerusform>本程序会自行按更新时间筛选，终止前将逐个查询每份文件，用时较长。再连续 %Ln 次检测无误后恢复正常；每次启动会检测一次。</numerusform>
        </translation>
    </message>
    <message>
        <source>A test is running.</source>
        <translation>正在检测。</translation>
    </message>
    <message>
        <source>The last test led to no result.</source>
        <translation>上次检测没有得出结果。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were sent, and the service is queried for their outcome.</source>
        <translation>
            <numerusform>%Ln 个文件已发送，正在向服务查询结果。</numerusform>
        </translation>
    </message>
    <message>
        <source>Until it is confirmed, they are left out of any other termination.</source>
        <translation>结果确认之前，这些文件不会被再次终止。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>sealdesk::ListPlaceholder</name>
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
        <source>%Ln loaded file(s) are hidden by the search or the chosen state.</source>
        <translation>
            <numerusform>搜索或所选状态隐藏了 %Ln 个已加载的文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all loaded files</source>
        <translation>显示全部已加载的文件</translation>
    </message>
    <message>
        <source>No permission to list files</source>
        <translation>没有查看文件的权限</translation>
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
        <translation>该应用查询不到任何文件。如确有文件，请联系管理员检查应用在飞书人事中的数据权限范围。</translation>
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
        <source>Reading the list…</source>
        <translation>正在读取列表…</translation>
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
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Load the rest of the list (F5)</source>
        <translation>加载列表的其余部分 (F5)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>pages read, time left</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Asking what changed since…</source>
        <translation>正在查询此后的变化…</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>剩余不到一分钟</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>剩余约 %Ln 分钟</numerusform>
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
        <translation>复制选中的行(&amp;C)</translation>
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
    <message>
        <source>&amp;Forget everything on this computer…</source>
        <translation>清除本机上的所有数据(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Files</source>
        <translation>文件列表(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>终止记录(&amp;H)</translation>
    </message>
    <message>
        <source>%1 (ascending)</source>
        <comment>column</comment>
        <translation>%1（升序）</translation>
    </message>
    <message>
        <source>%1 (descending)</source>
        <comment>column</comment>
        <translation>%1（降序）</translation>
    </message>
    <message>
        <source>Read the &amp;whole list again</source>
        <translation>重新读取整个列表(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Unknown outcomes</source>
        <translation>结果未知的文件(&amp;U)</translation>
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
    <name>sealdesk::OutcomeBar</name>
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
    <name>sealdesk::OutcomeLine</name>
    <message>
        <source>%1: %2</source>
        <extracomment>The name of a file, and why it has its outcome.</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What happened to the file in the current row</source>
        <translation>当前行文件的结果</translation>
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
    <message>
        <source>This connection is open in another window.</source>
        <translation>此连接已在另一个窗口中打开。</translation>
    </message>
    <message>
        <source>That window was brought to the front; go on there.</source>
        <translation>已将该窗口置于最前，请在那里继续。</translation>
    </message>
</context>
<context>
    <name>sealdesk::ReasonEditor</name>
    <message>
        <source>%1 / %2</source>
        <extracomment>Characters used, and how many may be used.</extracomment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>常用原因</translation>
    </message>
    <message>
        <source>Issued by mistake</source>
        <translation>误发起</translation>
    </message>
    <message>
        <source>Wrong content, to be issued again</source>
        <translation>内容有误，需重新发起</translation>
    </message>
    <message>
        <source>The template was replaced</source>
        <translation>模板已更换</translation>
    </message>
    <message>
        <source>The person does not join</source>
        <translation>候选人放弃入职</translation>
    </message>
    <message>
        <source>The signing period is over</source>
        <translation>签署期限已过</translation>
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
        <translation>说明终止这些文件的原因。所有能查看这些文件的人都会看到此原因。</translation>
    </message>
    <message>
        <source>&amp;Presets and recent</source>
        <translation>常用及最近原因(&amp;P)</translation>
    </message>
    <message numerus="yes">
        <source>%1 – %Ln character(s) too many</source>
        <extracomment>The counter &quot;312 / 300&quot;, and how far the text is over the limit.</extracomment>
        <translation>
            <numerusform>%1 – 超出 %Ln 个字符</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::RecordBanners</name>
    <message>
        <source>The audit trail was deleted or changed by another program while it was in use.</source>
        <translation>审计记录在使用中被其他程序删除或改动。</translation>
    </message>
    <message>
        <source>Everything that the journal still holds is written to it again. Check the audit trail on the History page: if something is missing, the check shows where.</source>
        <translation>操作日志中仍有的内容会重新写入。请在“终止记录”页面检查审计记录：如有缺失，检查结果会显示所在位置。</translation>
    </message>
    <message>
        <source>The audit trail can&apos;t be written. Until it can, no file is terminated.</source>
        <translation>无法写入审计记录。恢复写入之前不会终止任何文件。</translation>
    </message>
    <message>
        <source>Make sure that the disk has free space and that you may write to the folder. What happened meanwhile is in the journal and is added to the trail by itself.</source>
        <translation>请确认磁盘有可用空间，且有该文件夹的写入权限。其间的操作已记入操作日志，之后会自动补入审计记录。</translation>
    </message>
    <message>
        <source>The journal of this connection is older than its audit trail: it was deleted, or replaced by an earlier copy.</source>
        <translation>此连接的操作日志比审计记录旧：它曾被删除，或被换成了较早的副本。</translation>
    </message>
    <message>
        <source>Later runs are in the audit trail only. If files were being sent at that time, their outcome can&apos;t be resolved here any more: check their state in the list.</source>
        <translation>此后的批次只留在审计记录中。如当时有文件正在发送，已无法在这里确认其结果，请在列表中查看其状态。</translation>
    </message>
    <message>
        <source>The journal of this connection was missing. It was rebuilt from the audit trail.</source>
        <translation>此连接的操作日志缺失，已根据审计记录重建。</translation>
    </message>
    <message>
        <source>The journal of this connection was damaged. It was rebuilt from the audit trail.</source>
        <translation>此连接的操作日志已损坏，已根据审计记录重建。</translation>
    </message>
    <message>
        <source>The journal of this connection was older than its audit trail: it was replaced by an earlier copy, or its end was lost. It was rebuilt from the audit trail.</source>
        <translation>此连接的操作日志比审计记录旧：它曾被换成较早的副本，或末尾丢失。已根据审计记录重建。</translation>
    </message>
    <message>
        <source>Runs restored: %L1, files: %L2.</source>
        <translation>已恢复 %L1 个批次、%L2 个文件。</translation>
    </message>
    <message>
        <source>Names of files and persons that the earlier journal doesn&apos;t have are missing, because the audit trail doesn&apos;t record them.</source>
        <translation>审计记录不含文件名和人员姓名，较早的操作日志中没有的名称无法恢复。</translation>
    </message>
    <message>
        <source>Names of files and persons are missing, because the audit trail doesn&apos;t record them.</source>
        <translation>审计记录不含文件名和人员姓名，因此名称无法恢复。</translation>
    </message>
    <message>
        <source>The audit trail itself is broken; check it on the History page.</source>
        <translation>审计记录本身的校验链已中断，请在“终止记录”页面检查。</translation>
    </message>
    <message numerus="yes">
        <source>The outcome of %Ln file(s) is unknown and has to be resolved first.</source>
        <translation>
            <numerusform>有 %Ln 个文件结果未知，请先确认其终止结果。</numerusform>
        </translation>
    </message>
    <message>
        <source>The previous file was kept as %1.</source>
        <translation>原文件已保留为 %1。</translation>
    </message>
    <message>
        <source>The record of this connection was replaced by an earlier copy: its audit trail had %L1 records, and only %L2 were found.</source>
        <translation>此连接的记录被换成了较早的副本：审计记录原有 %L1 条，现在只有 %L2 条。</translation>
    </message>
    <message>
        <source>What was terminated after that copy is not recorded here any more. If you put back a backup, compare it with the latest records elsewhere, and check the files in the list before you terminate any.</source>
        <translation>该副本之后的终止操作在这里已没有记录。如果您恢复过备份，请与别处保存的最新记录比对，并在终止文件之前先在列表中查看其状态。</translation>
    </message>
    <message>
        <source>I know</source>
        <translation>知道了</translation>
    </message>
    <message numerus="yes">
        <source>The service shows %Ln file(s) in another state than was recorded.</source>
        <translation>
            <numerusform>服务显示 %Ln 个文件的状态与记录不符。</numerusform>
        </translation>
    </message>
    <message>
        <source>The corrections were added to the history and to the audit trail, the latest to run %1. What was recorded first is kept beside them.</source>
        <translation>更正已追加到终止记录和审计记录（最近一条属于批次 %1），原有记录保留不变。</translation>
    </message>
</context>
<context>
    <name>sealdesk::RecordPanel</name>
    <message numerus="yes">
        <source>The audit trail is intact: %Ln record(s).</source>
        <translation>
            <numerusform>审计记录完好：共 %Ln 条。</numerusform>
        </translation>
    </message>
    <message>
        <source>Only a comparison with a head that was kept elsewhere shows whether all of it was rewritten.</source>
        <translation>只有与另存的末尾校验值比对，才能发现记录是否被整体改写。</translation>
    </message>
    <message>
        <source>Keep the file and compare it with a backup.</source>
        <translation>请保留该文件并与备份比对。</translation>
    </message>
    <message>
        <source>The audit trail was changed: its latest record is missing.</source>
        <translation>审计记录已被改动：缺少最新的一条记录。</translation>
    </message>
    <message>
        <source>The audit trail was changed: it breaks at line %L1.</source>
        <translation>审计记录被改动：在第 %L1 行断开。</translation>
    </message>
    <message>
        <source>The audit trail can&apos;t be read.</source>
        <translation>无法读取审计记录。</translation>
    </message>
    <message numerus="yes">
        <source>Audit trail: %Ln record(s), head %1</source>
        <translation>
            <numerusform>审计记录：%Ln 条，末尾校验值 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>From now on, settled runs from before %1 (UTC+8) are deleted from the journal whenever a connection is opened.</source>
        <translation>从现在起，每次打开连接时，都会从操作日志中删除 %1（UTC+8）之前结果已确定的批次。</translation>
    </message>
    <message>
        <source>Nothing was deleted yet. The limit moves on with time.</source>
        <translation>目前尚未删除任何内容。这一时限会随时间推移。</translation>
    </message>
    <message>
        <source>No settled run is from before %1 (UTC+8).</source>
        <translation>没有 %1（UTC+8）之前结果已确定的批次。</translation>
    </message>
    <message>
        <source>Delete old runs</source>
        <translation>删除旧记录</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln settled run(s) from before %1 (UTC+8) from the journal? This cannot be undone. The audit trail keeps their file IDs and outcomes, and notes the deletion.</source>
        <translation>
            <numerusform>要从操作日志中删除 %1（UTC+8）之前结果已确定的 %Ln 个批次吗？此操作无法撤销。审计记录会保留其文件 ID 和结果，并记下这次删除。</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) deleted.</source>
        <translation>
            <numerusform>已删除 %Ln 个批次。</numerusform>
        </translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>永久</translation>
    </message>
    <message numerus="yes">
        <source>for %n year(s)</source>
        <translation>
            <numerusform>%n 年</numerusform>
        </translation>
    </message>
    <message>
        <source>The audit trail</source>
        <translation>审计记录</translation>
    </message>
    <message>
        <source>Check the audit trail</source>
        <translation>检查审计记录</translation>
    </message>
    <message>
        <source>&amp;Keep runs</source>
        <translation>保留期限(&amp;K)</translation>
    </message>
    <message>
        <source>Delete older runs…</source>
        <translation>删除更早的记录…</translation>
    </message>
    <message>
        <source>From now on, settled runs that are older than this are deleted from the journal whenever a connection is opened.</source>
        <translation>从现在起，每次打开连接时，都会从操作日志中删除超过此期限且结果已确定的批次。</translation>
    </message>
    <message>
        <source>No response was received yet, so it is not known which runs are old enough. Nothing was deleted.</source>
        <translation>尚未收到服务的响应，无法确定哪些批次已超过保留期限。未删除任何内容。</translation>
    </message>
</context>
<context>
    <name>sealdesk::RecoveryPage</name>
    <message>
        <source>Asking the service what happened…</source>
        <translation>正在向服务查询结果…</translation>
    </message>
    <message>
        <source>Run of %1 (UTC+8), operator %2, reason: %3</source>
        <translation>%1（UTC+8）的批次，操作人 %2，原因：%3</translation>
    </message>
    <message>
        <source>Go to the files</source>
        <translation>前往文件列表</translation>
    </message>
    <message>
        <source>The outcomes are in the history. Files that were not terminated can be terminated now, after a new confirmation.</source>
        <translation>结果已写入终止记录。未被终止的文件可在重新确认后再次终止。</translation>
    </message>
    <message>
        <source>The outcomes are in the history.</source>
        <translation>结果已写入终止记录。</translation>
    </message>
    <message>
        <source>The runs</source>
        <translation>相关批次</translation>
    </message>
    <message>
        <source>The open outcomes of earlier runs can&apos;t be read.</source>
        <translation>无法读取此前批次中尚未确认的结果。</translation>
    </message>
    <message numerus="yes">
        <source>First: find out what happened to %Ln file(s)</source>
        <translation>
            <numerusform>请先确认 %Ln 个文件的终止结果</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) accepted by the service are being confirmed</source>
        <translation>
            <numerusform>正在确认服务已受理的 %Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>The outcome of every file of the earlier runs is known.</source>
        <translation>此前批次的文件均已有结果。</translation>
    </message>
    <message>
        <source>A termination ended before the outcome of every file was known. Nothing is sent now: the service is queried for each file until it is certain what happened. That a file was not terminated is certain only after minutes without a change, because the service may act or show it late.</source>
        <translation>上次终止在取得全部结果前结束。现在不会再终止任何文件，只查询其状态，直到确认结果为止。服务的处理和显示可能有延迟，因此要在数分钟内状态没有变化，才能确认文件未终止。</translation>
    </message>
    <message>
        <source>These files can&apos;t be terminated again before their outcome is known. Others can.</source>
        <translation>确认结果之前，不能再次终止这些文件；其他文件不受影响。</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>立即核对</translation>
    </message>
    <message>
        <source>Terminate the remaining files…</source>
        <translation>继续终止剩余文件…</translation>
    </message>
    <message>
        <source>Leave as unknown…</source>
        <translation>标记为结果未知…</translation>
    </message>
    <message numerus="yes">
        <source>The outcome of %Ln file(s) stays unknown.</source>
        <translation>
            <numerusform>%Ln 个文件的结果仍为未知。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Possible %Ln second(s) after the program began to look</source>
        <translation>
            <numerusform>程序开始查询 %Ln 秒后才能操作</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::ResultPane</name>
    <message>
        <source>The counts in the service&apos;s answer to request %1 do not fit its lists.</source>
        <translation>第 %1 个请求的返回结果中，数量与清单不符。</translation>
    </message>
    <message>
        <source>The service&apos;s answer to request %1 names files that were not sent, so nothing in it was believed.</source>
        <translation>第 %1 个请求的返回结果包含未发送的文件，因此全部未予采信。</translation>
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
        <source>Progress</source>
        <translation>进度</translation>
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
        <translation>复制选中的行，未选中时复制全部显示的行</translation>
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
        <translation>完成当前请求后停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nothing more is sent. What is marked as not recorded is looked up again when the program starts the next time.</source>
        <translation>不再发送任何请求。标为未记录的文件会在下次启动程序时重新查询。</translation>
    </message>
    <message numerus="yes">
        <source>Terminating %Ln file(s)…</source>
        <translation>
            <numerusform>正在终止 %Ln 个文件…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) terminated.</source>
        <translation>
            <numerusform>已终止 %Ln 个文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln file(s) settled</source>
        <translation>
            <numerusform>%Ln 个文件中已有 %L1 个有结果</numerusform>
        </translation>
    </message>
    <message>
        <source>Possible as soon as it is known what became of every file that was sent</source>
        <translation>所有已发送文件的结果确认后才能重试</translation>
    </message>
    <message>
        <source>Some files were sent and may be terminated already. They are not sent again; the service is queried for what happened.</source>
        <translation>部分文件已发送，可能已终止。不会重复发送，只查询其结果。</translation>
    </message>
    <message>
        <source>Confirming the outcomes with the service…</source>
        <translation>正在查询服务以确认结果…</translation>
    </message>
    <message>
        <source>No clear response was received: finding out what happened before more is sent…</source>
        <translation>未收到明确响应：确认结果后再继续发送…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were sent, but no clear response was received: they may or may not be terminated. They are not sent again. The service is queried until it is certain what happened, which can take 10 minutes; closing this window doesn&apos;t stop that.</source>
        <translation>
            <numerusform>%Ln 个文件已发送，但未收到明确响应，可能已终止，也可能未终止。不会重复发送，只查询其状态，直到确认结果为止，可能需要 10 分钟；关闭此窗口后仍会继续查询。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service accepted the request for %Ln file(s). Each is queried until it shows as terminated; closing this window doesn&apos;t stop that.</source>
        <translation>
            <numerusform>服务已受理 %Ln 个文件的终止请求，正在逐一查询，直到显示为已终止；关闭此窗口后仍会继续查询。</numerusform>
        </translation>
    </message>
    <message>
        <source>Verifying the files before they are sent takes long: the service is slow, or many other files are changing.</source>
        <translation>发送前核对文件耗时较长：服务响应缓慢，或有大量其他文件正在变化。</translation>
    </message>
    <message>
        <source>Until that changes, only the files that are sent next are verified, one by one, and fewer are sent at a time.</source>
        <translation>在此期间，只逐个核对即将发送的文件，每次发送的文件也会减少。</translation>
    </message>
    <message numerus="yes">
        <source>The outcome of %Ln file(s) could not be found out yet. They are looked up again from time to time and at each start of the program; closing this window doesn&apos;t stop that.</source>
        <translation>
            <numerusform>%Ln 个文件的结果暂时无法确认。程序会定期以及每次启动时再次查询，关闭此窗口不影响查询。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>So far, of %Ln file(s): %1.</source>
        <translation>
            <numerusform>目前%1（共 %Ln 个）。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln file(s): %1.</source>
        <translation>
            <numerusform>%1（共 %Ln 个）。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln terminated</source>
        <translation>
            <numerusform>已终止 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>失败 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with an unknown outcome</source>
        <translation>
            <numerusform>结果未知 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln accepted and to be confirmed</source>
        <translation>
            <numerusform>已受理待确认 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>已跳过 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not sent</source>
        <translation>
            <numerusform>未发送 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left as unknown</source>
        <translation>
            <numerusform>已标记为未知 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waiting for the service&apos;s response, for at most %Ln second(s)…</source>
        <translation>
            <numerusform>正在等待服务响应（最长 %Ln 秒）…</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>counts of files</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>sealdesk::RetentionBanner</name>
    <message numerus="yes">
        <source>Delete %Ln settled run(s) from before %1 (UTC+8) from the journal?</source>
        <translation>
            <numerusform>要从操作日志中删除 %1（UTC+8）之前结果已确定的 %Ln 个批次吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep</source>
        <comment>old runs</comment>
        <translation>保留</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>%Ln settled run(s) from before %1 (UTC+8) were deleted from the journal.</source>
        <translation>
            <numerusform>已从操作日志中删除 %1（UTC+8）之前结果已确定的 %Ln 个批次。</numerusform>
        </translation>
    </message>
    <message>
        <source>The audit trail keeps their file IDs and outcomes. The History page shows for how long runs are kept.</source>
        <translation>审计记录会保留其文件 ID 和结果。保留期限可在“终止记录”页面查看和修改。</translation>
    </message>
    <message>
        <source>No earlier check for old runs is recorded. The earliest of the clocks of this computer and the service now shows %1 (UTC+8). If that is later than the real time, keep the runs: deletion cannot be undone. If you keep them, you are asked again after the next connection.</source>
        <translation>此前没有检查旧批次的记录。本机与服务的各时钟中，最早的现为 %1（UTC+8）。如果晚于实际时间，请选择保留：删除后无法恢复。选择保留后，下次连接时会再次询问。</translation>
    </message>
    <message>
        <source>The last check for old runs was more than a month ago, at %1. The earliest of the clocks of this computer and the service now shows %2 (UTC+8). If that is later than the real time, keep the runs: deletion cannot be undone. If you keep them, you are asked again after the next connection.</source>
        <translation>上次检查旧批次是在一个多月前（%1）。本机与服务的各时钟中，最早的现为 %2（UTC+8）。如果晚于实际时间，请选择保留：删除后无法恢复。选择保留后，下次连接时会再次询问。</translation>
    </message>
</context>
<context>
    <name>sealdesk::RunListModel</name>
    <message>
        <source>Started (UTC+8)</source>
        <translation>开始时间（UTC+8）</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Terminated</source>
        <comment>number of files</comment>
        <translation>已终止</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>number of files</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>Skipped</source>
        <comment>number of files</comment>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Not sent</source>
        <comment>number of files</comment>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Unresolved</source>
        <comment>number of files</comment>
        <translation>结果待确认</translation>
    </message>
    <message>
        <source>Left as unknown</source>
        <comment>number of files</comment>
        <translation>已标记为未知</translation>
    </message>
</context>
<context>
    <name>sealdesk::RunView</name>
    <message>
        <source>Filter by outcome</source>
        <translation>按结果筛选</translation>
    </message>
    <message>
        <source>What happened to each file</source>
        <translation>每个文件的结果</translation>
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
    <message>
        <source>File, person, reason, operator</source>
        <translation>文件、人员、原因、操作人</translation>
    </message>
    <message>
        <source>Search the runs</source>
        <translation>搜索终止记录</translation>
    </message>
    <message>
        <source>Finds runs by a part of a file&apos;s name or ID, of a person&apos;s ID, of the reason or of the operator&apos;s ID.</source>
        <translation>按文件名称或 ID、人员 ID、终止原因、操作人 ID 中的部分文字查找批次。</translation>
    </message>
</context>
<context>
    <name>sealdesk::SelectionBar</name>
    <message>
        <source>Check the files that are to be terminated: click a box, or press Space.</source>
        <translation>请勾选要终止的文件：点击复选框，或按空格键。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Uncheck the hidden</source>
        <translation>取消勾选隐藏的文件</translation>
    </message>
    <message>
        <source>Uncheck all</source>
        <translation>全部取消勾选</translation>
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
    <message numerus="yes">
        <source>%Ln file(s) checked</source>
        <translation>
            <numerusform>已勾选 %Ln 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %L1 hidden by the filter</source>
        <translation>
            <numerusform>其中 %Ln / %L1 个被筛选隐藏</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Terminate %Ln file(s)…</source>
        <translation>
            <numerusform>终止 %Ln 个文件…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sealdesk::StateStrip</name>
    <message>
        <source>Count of each state; a click shows that state alone</source>
        <translation>各状态的数量；点击只显示该状态</translation>
    </message>
    <message>
        <source>Show the states before</source>
        <translation>显示前面的状态</translation>
    </message>
    <message>
        <source>Show the states after</source>
        <translation>显示后面的状态</translation>
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
        <translation>仍在终止文件。已发送的无法撤回，尚未发送的可以停止发送。</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>继续执行</translation>
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
        <source>Stay here</source>
        <translation>留在此处</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Stop after the current request and close</source>
        <translation>完成当前请求后停止并关闭</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) have an unknown outcome: they may or may not be terminated. The service is queried for them after this window is closed, too; until the outcome is known, they can&apos;t be terminated again.</source>
        <translation>
            <numerusform>%Ln 个文件结果未知，可能已终止，也可能未终止。关闭此窗口后仍会继续查询；确认结果之前，不能再次终止这些文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was terminated. The reason that you typed is lost if you leave.</source>
        <translation>尚未终止任何文件。离开将丢失已输入的原因。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续填写</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
</context>
<context>
    <name>sealdesk::TerminationSummary</name>
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
    <message numerus="yes">
        <source>%Ln more</source>
        <comment>states or templates</comment>
        <translation>
            <numerusform>另有 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Screen reader: what a line of the summary is about (&quot;Operator&quot;), and what it says.</extracomment>
        <translation>%1：%2</translation>
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
    <message numerus="yes">
        <source>Next look in %n s</source>
        <comment>seconds left</comment>
        <translation>
            <numerusform>%n 秒后再次查询</numerusform>
        </translation>
    </message>
</context>
</TS>
