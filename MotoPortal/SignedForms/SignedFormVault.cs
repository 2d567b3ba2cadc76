using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.SignedForms.Formats;

namespace MotoPortal.SignedForms;

/// <summary>
/// Stores the signed forms: cleaned, encrypted with the key ring, and in the database, so that no static file serves them. Every upload,
/// access and erasure is recorded in the ledger.
/// </summary>
internal sealed partial class SignedFormVault(
    FormCleaningProcess cleaning,
    IDataProtectionProvider keys,
    IDbContextFactory<PortalDb> contexts,
    Atomic atomic,
    LedgerWriter ledger,
    TimeProvider time,
    ILogger<SignedFormVault> log)
{
    /// <summary>How long a form is kept that nothing refers to.</summary>
    public static readonly TimeSpan Unreferenced = TimeSpan.FromDays(7);

    private const int SweptAtOnce = 200;
    private const string Purpose = "signed-form/v1";

    /// <summary>Cleans and stores a form. Nothing of a refused one is stored.</summary>
    /// <param name="content">The file, read to its end unless it is too large.</param>
    /// <param name="fileName">The file name; its extension is ignored.</param>
    /// <param name="setup">The setup to which it belongs.</param>
    /// <param name="actor">The person who uploads it.</param>
    /// <param name="cancellationToken">Cancels the upload; nothing is stored then.</param>
    public async Task<KeepOutcome> KeepAsync(
        Stream content, string fileName, CardSetupId setup, Actor actor, CancellationToken cancellationToken)
    {
        if (FormName.Refusal(fileName) is { } refusal)
        {
            return new KeepOutcome.Refused(refusal);
        }

        if (await ReadAsync(content, cancellationToken) is not { } uploaded)
        {
            return new KeepOutcome.Refused(FormRefusal.TooLarge);
        }

        return await cleaning.CleanAsync(uploaded, cancellationToken) switch
        {
            CleanOutcome.Cleaned cleaned => new KeepOutcome.Kept(await StoreAsync(cleaned, fileName, setup, actor, cancellationToken)),
            CleanOutcome.Refused { Reason: var reason } => new KeepOutcome.Refused(reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Opens a form and records the access.</summary>
    /// <param name="id">The form.</param>
    /// <param name="actor">The person who opens it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<OpenOutcome> OpenAsync(SignedFormId id, Actor actor, CancellationToken cancellationToken)
    {
        if (await ReadAsync(id, cancellationToken) is not { } stored)
        {
            return new OpenOutcome.Missing();
        }

        if (Decrypt(id, stored.Encrypted) is not { } bytes || !string.Equals(Digest(bytes), stored.Form.Sha256, StringComparison.Ordinal))
        {
            LogBroken(log, id);
            return new OpenOutcome.Broken();
        }

        await atomic.RunAsync(
            scope =>
            {
                ledger.Append(
                    scope, "evidence.viewed", actor, new LedgerSubjects(stored.Form.SetupId), new SignedFormEntries.Viewed(id.Value));
                return Task.CompletedTask;
            },
            cancellationToken);
        return new OpenOutcome.Opened(stored.Form.ToView(), bytes);
    }

    /// <summary>A form's data without its content; null when there is none.</summary>
    public async Task<SignedFormView?> FindAsync(SignedFormId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await db.Set<SignedForm>().AsNoTracking().SingleOrDefaultAsync(form => form.Id == id, cancellationToken))?.ToView();
    }

    /// <summary>Erases a form and its content, in the caller's transaction.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="id">The form.</param>
    /// <param name="actor">The actor.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Whether there was a form to erase.</returns>
    public async Task<bool> EraseAsync(AtomicScope scope, SignedFormId id, Actor actor, CancellationToken cancellationToken)
    {
        if (await scope.Db.Set<SignedForm>().AsNoTracking().SingleOrDefaultAsync(form => form.Id == id, cancellationToken) is not { } form)
        {
            return false;
        }

        await scope.Db.Set<SignedFormContent>().Where(content => content.Id == id).ExecuteDeleteAsync(cancellationToken);
        await scope.Db.Set<SignedForm>().Where(one => one.Id == id).ExecuteDeleteAsync(cancellationToken);
        ledger.Append(
            scope, "evidence.erased", actor, new LedgerSubjects(form.SetupId), new SignedFormEntries.Erased(id.Value, form.Sha256));
        return true;
    }

    /// <summary>
    /// Erases the forms that are older than <see cref="Unreferenced"/> and that nothing refers to: uploads that were replaced, or whose
    /// setup was given up.
    /// </summary>
    /// <param name="whichAreInUse">
    /// Returns those of the given forms that a consent or an open setup refers to; called inside the transaction.
    /// </param>
    /// <param name="cancellationToken">Cancels the sweep.</param>
    /// <returns>The number of erased forms; call again while it is not zero.</returns>
    public Task<int> SweepAsync(
        Func<AtomicScope, IReadOnlyCollection<SignedFormId>, CancellationToken, Task<IReadOnlySet<SignedFormId>>> whichAreInUse,
        CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                var before = time.GetUtcNow() - Unreferenced;
                var (swept, after) = (0, default(DateTimeOffset));
                while (await OldAsync(scope, after, before, cancellationToken) is { Count: > 0 } old)
                {
                    var inUse = await whichAreInUse(scope, [.. old.Select(form => form.Id)], cancellationToken);
                    foreach (var form in old.Where(form => !inUse.Contains(form.Id)))
                    {
                        swept += await EraseAsync(scope, form.Id, Actor.Portal, cancellationToken) ? 1 : 0;
                    }

                    if (swept > 0)
                    {
                        break;
                    }

                    after = old[^1].At;
                }

                return swept;
            },
            cancellationToken);

    private static async Task<List<SignedFormView>> OldAsync(
        AtomicScope scope, DateTimeOffset after, DateTimeOffset before, CancellationToken cancellationToken) =>
        [.. (await scope.Db.Set<SignedForm>().AsNoTracking()
            .Where(form => form.At > after && form.At < before).OrderBy(form => form.At).Take(SweptAtOnce).ToListAsync(cancellationToken))
            .Select(form => form.ToView())];

    /// <summary>The whole file; null when it is too large.</summary>
    private static async Task<byte[]?> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (read.Length + count > FormLimits.Bytes)
            {
                return null;
            }

            read.Write(buffer.AsSpan(0, count));
        }

        return read.ToArray();
    }

    private async Task<SignedFormView> StoreAsync(
        CleanOutcome.Cleaned cleaned, string fileName, CardSetupId setup, Actor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var id = SignedFormId.Create(now);
        var form = new SignedFormView(id, setup, FormName
            .Safe(fileName, cleaned.Kind), cleaned.Kind, cleaned.Bytes.Length, cleaned.Pages, Digest(cleaned.Bytes), now);
        var encrypted = Protector(id).Protect(cleaned.Bytes);
        await atomic.RunAsync(
            scope =>
            {
                scope.Db.Add(SignedForm.Keep(form, actor.Id));
                scope.Db.Add(SignedFormContent.Of(id, encrypted));

                // The file name is left out, because it may contain a person's name.
                ledger.Append(
                    scope,
                    "evidence.uploaded",
                    actor,
                    new LedgerSubjects(setup),
                    new SignedFormEntries.Uploaded(id.Value, form.Kind.ContentType(), form.Bytes, form.Pages, form.Sha256));
                return Task.CompletedTask;
            },
            cancellationToken);
        return form;
    }

    private async Task<(SignedForm Form, byte[] Encrypted)?> ReadAsync(SignedFormId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var form = await db.Set<SignedForm>().AsNoTracking().SingleOrDefaultAsync(form => form.Id == id, cancellationToken);
        var content = await db.Set<SignedFormContent>().AsNoTracking().SingleOrDefaultAsync(content => content.Id == id, cancellationToken);
        return form is null || content is null ? null : (form, content.Encrypted);
    }

    private byte[]? Decrypt(SignedFormId id, byte[] encrypted)
    {
        try
        {
            // A revoked key still decrypts what it encrypted; the form's sealed hash proves that the content is authentic.
            return ((IPersistedDataProtector)Protector(id)).DangerousUnprotect(encrypted, ignoreRevocationErrors: true, out _, out _);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // The id is part of the purpose, so that one form's content cannot pass for another's.
    private IDataProtector Protector(SignedFormId id) => keys.CreateProtector(Purpose, id.Value);

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    [LoggerMessage(4502, LogLevel.Error, "Form {FormId} is not what was kept, or its key is gone; it was shown to nobody")]
    private static partial void LogBroken(ILogger log, SignedFormId formId);
}
