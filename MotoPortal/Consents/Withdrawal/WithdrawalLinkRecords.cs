using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Consents.Withdrawal;

/// <summary>Creates the links in customers' copies, and withdraws by them.</summary>
internal sealed class WithdrawalLinkRecords(
    IDbContextFactory<PortalDb> contexts,
    Atomic atomic,
    ConsentReads consents,
    WithdrawalRecords records,
    IOptions<ShellOptions> shell,
    IConfiguration configuration,
    TimeProvider time)
{
    private const int SecretBytes = 32;

    /// <summary>Creates a link in the transaction of the copy that contains it.</summary>
    /// <returns>
    /// The whole address; null when the portal has no address that customers can open (<c>Portal:PublicUrl</c> is not set).
    /// </returns>
    public string? Create(AtomicScope scope, ConsentId consent)
    {
        if (shell.Value is { PublicUrl: null, Mode: not PortalMode.Practice })
        {
            return null;
        }

        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        scope.Db.Add(WithdrawalLink.Make(HashOf(secret), consent, time.GetUtcNow()));
        return $"{PortalAddress.Of(configuration)}/withdraw/{secret}";
    }

    /// <summary>The consent of a link; null when there is no such link.</summary>
    public async Task<ConsentView?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        var hash = HashOf(secret);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<WithdrawalLink>()
            .Where(link => link.Hash == hash).Select(link => (ConsentId?)link.ConsentId).SingleOrDefaultAsync(cancellationToken) is { } id
            ? await consents.FindAsync(id, cancellationToken)
            : null;
    }

    /// <summary>Withdraws the consent of a link.</summary>
    public Task<WithdrawalOutcome> UseAsync(string secret, CancellationToken cancellationToken)
    {
        var hash = HashOf(secret);
        return atomic.RunAsync(
            async scope =>
            {
                if (await scope.Db.Set<WithdrawalLink>().SingleOrDefaultAsync(link => link.Hash == hash, cancellationToken) is not { } link)
                {
                    return new WithdrawalOutcome.NotFound();
                }

                var outcome = await records.WithdrawAsync(
                    scope, link.ConsentId, WithdrawalChannel.Link, reason: null, Actor.LinkHolder, cancellationToken);
                if (outcome is WithdrawalOutcome.Withdrawn)
                {
                    link.Use(time.GetUtcNow());
                }

                return outcome;
            },
            cancellationToken);
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
