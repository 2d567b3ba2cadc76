using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Data;
using MotoPortal.Ledger.Proofs;

namespace MotoPortal.Ledger.Checkpoints;

/// <summary>
/// The key with which the ledger's checkpoints are signed: a file outside the database, which the portal creates once. A ledger that has
/// checkpoints of a key that is gone gets no new one, unless the operator has named the old one as retired.
/// </summary>
internal sealed class LedgerKeys(
    IOptions<LedgerOptions> options, IOptions<DatabaseOptions> database, IDbContextFactory<PortalDb> contexts)
{
    private const string FileName = "ledger-key.txt";
    private const string PublicFileName = "ledger-key.pub.txt";

    private SigningKey? _signing;

    /// <summary>The file of the signing key, absolute.</summary>
    public string File => options.Value.KeyFile is { Length: > 0 } file
        ? Path.GetFullPath(file, database.Value.DataDirectory)
        : Path.Combine(database.Value.DataDirectory, "keys", FileName);

    /// <summary>The signing key; null when it was lost, or is another than the one that signed so far.</summary>
    public SigningKey? Signing => _signing;

    /// <summary>The public keys whose checkpoints are accepted: the current one, and those that the operator named as retired.</summary>
    public ImmutableArray<VerifierKey> Accepted { get; private set; } = [];

    /// <summary>Reads the key, or creates it for a ledger that has no checkpoints.</summary>
    /// <exception cref="OptionsValidationException">The file cannot be read or written, or holds no key.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_signing is not null)
        {
            return;
        }

        var retired = options.Value.RetiredKeys.Select(VerifierKey.TryParse).OfType<VerifierKey>().ToImmutableArray();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var newest = await db.Set<LedgerCheckpoint>().OrderByDescending(checkpoint => checkpoint.Size)
            .Select(checkpoint => checkpoint.Note).FirstOrDefaultAsync(cancellationToken);
        try
        {
            if (Read() is { } kept)
            {
                (_signing, Accepted) = (kept, [kept.Public, .. retired]);
                WritePublic(kept.Public);
            }
            else if (newest is null || Checkpoint.Open(newest, retired) is not null)
            {
                var created = Create();
                (_signing, Accepted) = (created, [created.Public, .. retired]);
            }
            else
            {
                Accepted = ReadPublic() is { } known ? [known, .. retired] : retired;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Invalid($"{File} cannot be read or written: {exception.Message}");
        }
    }

    private SigningKey? Read() => !System.IO.File.Exists(File)
        ? null
        : SigningKey.TryParse(System.IO.File.ReadAllText(File))
            ?? throw Invalid($"{File} holds no signing key; its line begins with PRIVATE+KEY+. Restore it from your copy.");

    private SigningKey Create()
    {
        // The name is in every checkpoint: it tells nothing about the shop, and no two ledgers have the same.
        var key = SigningKey.Create($"motoportal/ledger-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}");
        PrivateFiles.WriteNew(File, key.Write() + "\n");

        // Two portals that start on one folder end up with one key.
        var kept = Read() ?? throw new IOException("The file was deleted while it was written.");
        WritePublic(kept.Public);
        return kept;
    }

    private string PublicFile => Path.Combine(Path.GetDirectoryName(File)!, PublicFileName);

    private VerifierKey? ReadPublic() =>
        System.IO.File.Exists(PublicFile) ? VerifierKey.TryParse(System.IO.File.ReadAllText(PublicFile)) : null;

    private void WritePublic(VerifierKey key)
    {
        if (ReadPublic() is null)
        {
            PrivateFiles.WriteNew(PublicFile, key.Text + "\n");
        }
    }

    private static OptionsValidationException Invalid(string sentence) =>
        new(LedgerOptions.Section, typeof(LedgerOptions), [$"{LedgerOptions.Section}:{nameof(LedgerOptions.KeyFile)}: {sentence}"]);
}
