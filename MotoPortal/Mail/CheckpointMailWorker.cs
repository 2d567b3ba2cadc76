using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Ledger.Proofs;
using MotoPortal.Mail.Messages;
using MotoPortal.Mail.Outbox;
using MotoPortal.Shell.Languages;

namespace MotoPortal.Mail;

/// <summary>
/// Sends a checkpoint of the ledger each day to an address, when one is set. Who keeps these mails can show that a later ledger lacks or
/// changes an entry, whatever was done to this machine.
/// </summary>
internal sealed class CheckpointMailWorker(
    WorkerEnvironment environment, CheckpointMaker checkpoints, LedgerKeys keys, MailOutbox outbox, IOptions<MailOptions> options)
        : PeriodicWorker(environment)
{
    private static readonly TimeSpan Apart = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override bool IsOver => string.IsNullOrEmpty(options.Value.CheckpointsTo);

    /// <inheritdoc/>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        await using var db = await Environment.Contexts.CreateDbContextAsync(cancellationToken);
        if (IsOver || await IsSentAsync(db, cancellationToken)
            || await checkpoints.SignAsync(cancellationToken) is not { } note || Checkpoint.Peek(note) is not { } signed)
        {
            return 0;
        }

        return await Environment.Atomic.RunAsync(
            async scope =>
            {
                // Another node may have been faster.
                if (await IsSentAsync(scope.Db, cancellationToken))
                {
                    return 0;
                }

                outbox.Enqueue(scope, Write(note, signed));
                return 1;
            },
            cancellationToken);
    }

    private Task<bool> IsSentAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var since = Environment.Time.GetUtcNow() - Apart;
        return db.Set<OutgoingMail>().AnyAsync(
            mail => mail.Kind == MailKind.LedgerCheckpoint && mail.CreatedAt > since, cancellationToken);
    }

    // Its reader is not a person of the portal, so that their language is not known.
    private NewMail Write(string note, Checkpoint signed)
    {
        var file = Path.GetFileName(CheckpointFiles.PathOf("", signed.Size));
        return new NewMail(
            MailKind.LedgerCheckpoint,
            Consent: null,
            Customer: null,
            options.Value.CheckpointsTo!,
            PortalLanguages.All[0],
            string.Join(" / ", PortalLanguages.All.Select(language => Text(language, nameof(MailTexts.CheckpointSubject), signed.Size))),
            string.Join("\n\n", PortalLanguages.All.Select(language => Text(
                language, nameof(MailTexts.CheckpointText), signed.Origin, signed.Size, file, keys.Signing?.Public.Text ?? ""))) + "\n",
            [new MailAttachment(file, "text/plain", Encoding.UTF8.GetBytes(note))]);
    }

    private static string Text(string language, string key, params object[] values)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        return string.Format(culture, MailTexts.ResourceManager.GetString(key, culture)!, values);
    }
}
