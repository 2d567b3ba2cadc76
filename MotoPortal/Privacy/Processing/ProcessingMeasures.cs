using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Settings;
using MotoPortal.Data;
using MotoPortal.Mail.Messages;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Privacy.Processing;

/// <summary>Describes the protection of personal data as configured, and what is left to the operator.</summary>
internal sealed class ProcessingMeasures(
    IOptions<AccountsOptions> accounts,
    IOptions<IdentityOptions> identity,
    IOptions<ShellOptions> shell,
    IOptions<MailOptions> mail,
    IOptions<DatabaseOptions> database,
    IStringLocalizer<ProcessingTexts> texts)
{
    /// <summary>The measures and their descriptions.</summary>
    public ImmutableArray<ProcessingRow> Rows() =>
    [
        Row(nameof(ProcessingTexts.CardNumbers), nameof(ProcessingTexts.CardNumbersText)),
        Row(nameof(ProcessingTexts.Encryption), nameof(ProcessingTexts.EncryptionText)),
        Row(nameof(ProcessingTexts.AppendOnly), nameof(ProcessingTexts.AppendOnlyText)),
        Row(nameof(ProcessingTexts.Roles), nameof(ProcessingTexts.RolesText)),
        new(texts[nameof(ProcessingTexts.SignIn)], SignIn()),
        new(
            texts[nameof(ProcessingTexts.Connection)],
            texts[shell.Value.Https ? nameof(ProcessingTexts.ConnectionHttps) : nameof(ProcessingTexts.ConnectionHttp)]),
        .. string.IsNullOrEmpty(mail.Value.Host)
            ? Array.Empty<ProcessingRow>()
            : [new(texts[nameof(ProcessingTexts.MailConnection)], texts[$"MailConnection_{mail.Value.SecurityOrNull}"], "Mail:Security")],
        Row(nameof(ProcessingTexts.Logs), nameof(ProcessingTexts.LogsText)),
        Row(nameof(ProcessingTexts.Withdrawals), nameof(ProcessingTexts.WithdrawalsText)),
        new(texts[nameof(ProcessingTexts.Database)], texts[$"Database_{database.Value.ProviderOrNull}"], "Database:Provider"),
        Row(nameof(ProcessingTexts.OwnDuty), nameof(ProcessingTexts.OwnDutyText)),
    ];

    private string SignIn() => texts[
        nameof(ProcessingTexts.SignInText),
        identity.Value.Password.RequiredLength,
        identity.Value.Lockout.MaxFailedAccessAttempts,
        (int)identity.Value.Lockout.DefaultLockoutTimeSpan.TotalMinutes,
        (int)accounts.Value.SessionLasts.TotalHours,
        (int)accounts.Value.RevalidateEvery.TotalSeconds];

    private ProcessingRow Row(string term, string text) => new(texts[term], texts[text]);
}
