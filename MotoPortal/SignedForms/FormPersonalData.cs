using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Pdf;
using MotoPortal.PersonalData;

namespace MotoPortal.SignedForms;

/// <summary>Exports, counts and erases the signed forms of a customer.</summary>
internal sealed class FormPersonalData(SignedFormVault vault) : ICustomerData
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<Type, DataCategory> Tables { get; } = new Dictionary<Type, DataCategory>
    {
        [typeof(SignedForm)] = DataCategory.Evidence,
        [typeof(SignedFormContent)] = DataCategory.Evidence,
    }.ToFrozenDictionary();

    /// <inheritdoc/>
    public async Task<ErasedCounts> CountAsync(PortalDb db, DataSubject subject, CancellationToken cancellationToken) =>
        new() { SignedForms = await Forms(db, subject).CountAsync(cancellationToken) };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PersonalSection>> ExportAsync(
        PortalDb db, DataSubject subject, PersonalFileText text, Actor actor, CancellationToken cancellationToken)
    {
        var forms = await Forms(db, subject).AsNoTracking().OrderBy(form => form.At).ToListAsync(cancellationToken);
        ImmutableArray<SignedFormView> views = [.. forms.Select(form => form.ToView())];
        return
        [
            new PersonalSection("signedForms", views, views.Length)
            {
                Chapter = PersonalChapter.Letters,
                Blocks = [.. views.Select(form => new PdfBlock.Row(text.Moment(form.At), form.Name))],
                Files = [.. await OpenAsync(views, actor, cancellationToken)],
            },
        ];
    }

    /// <inheritdoc/>
    public async Task<ErasedCounts> EraseAsync(AtomicScope scope, DataSubject subject, Actor actor, CancellationToken cancellationToken)
    {
        var ids = await Forms(scope.Db, subject).AsNoTracking().Select(form => form.Id).ToListAsync(cancellationToken);
        foreach (var id in ids)
        {
            await vault.EraseAsync(scope, id, actor, cancellationToken);
        }

        return new() { SignedForms = ids.Count };
    }

    private static IQueryable<SignedForm> Forms(PortalDb db, DataSubject subject)
    {
        var setups = subject.Setups;
        return db.Set<SignedForm>().Where(form => setups.Contains(form.SetupId));
    }

    private async Task<List<PersonalFile>> OpenAsync(ImmutableArray<SignedFormView> forms, Actor actor, CancellationToken cancellationToken)
    {
        List<PersonalFile> files = [];
        foreach (var form in forms)
        {
            if (await vault.OpenAsync(form.Id, actor, cancellationToken) is OpenOutcome.Opened opened)
            {
                files.Add(new PersonalFile($"signed-forms/{form.Id}.{form.Kind.ToString().ToLowerInvariant()}", opened.Content));
            }
        }

        return files;
    }
}
