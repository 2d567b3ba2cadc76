using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Pdf;
using MotoPortal.PersonalData;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>
/// Exports, counts and erases a customer's charges. Amounts and days stay after an erasure, as accounting law requires; free text is
/// erased.
/// </summary>
internal sealed class ChargePersonalData(IEnumerable<IChargeCompanion> companions) : ICustomerData
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<Type, DataCategory> Tables { get; } = new Dictionary<Type, DataCategory>
    {
        [typeof(Charge)] = DataCategory.Charge,
    }.ToFrozenDictionary();

    /// <inheritdoc/>
    public Task<ErasedCounts> CountAsync(PortalDb db, DataSubject subject, CancellationToken cancellationToken) =>
        Task.FromResult(ErasedCounts.None);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PersonalSection>> ExportAsync(
        PortalDb db, DataSubject subject, PersonalFileText text, Actor actor, CancellationToken cancellationToken)
    {
        // Reads all charges; the customer's page shows only the newest.
        var ids = await db.Set<Charge>().AsNoTracking().Where(charge => charge.CustomerId == subject.Customer)
            .OrderByDescending(charge => charge.Number).Select(charge => charge.Id).ToListAsync(cancellationToken);
        List<Dictionary<string, object>> written = [];
        List<PdfBlock> blocks = [];
        foreach (var id in ids)
        {
            if (await ChargeReads.FindAsync(db, id, cancellationToken) is { } charge)
            {
                written.Add(await WriteAsync(charge, cancellationToken));
                blocks.Add(new PdfBlock.Row(text.Moment(charge.RequestedAt), Line(charge, text)));
            }
        }

        return
        [
            new PersonalSection("charges", written, written.Count)
            {
                Chapter = PersonalChapter.Charges,
                Blocks = [.. blocks],
            },
        ];
    }

    /// <inheritdoc/>
    public async Task<ErasedCounts> EraseAsync(AtomicScope scope, DataSubject subject, Actor actor, CancellationToken cancellationToken)
    {
        foreach (var charge in await scope.Db.Set<Charge>().Where(charge => charge.CustomerId == subject.Customer)
            .ToListAsync(cancellationToken))
        {
            charge.ForgetFreeText();
            ChargeRecords.SaveWithoutEntry(scope, charge);
        }

        return ErasedCounts.None;
    }

    private static string Line(ChargeView charge, PersonalFileText text)
    {
        var back = charge.AmountRefunded.AmountMinorUnits == 0
            ? ""
            : $" · {text.Get(nameof(PersonalDataTexts.GivenBack), charge.AmountRefunded.Format(text.Culture))}";
        return $"{charge.Number} · {charge.Amount.Format(text.Culture)} · {text.Get($"Charge_{charge.State}")}{back}";
    }

    private async Task<Dictionary<string, object>> WriteAsync(ChargeView charge, CancellationToken cancellationToken)
    {
        Dictionary<string, object> written = new(StringComparer.Ordinal) { ["record"] = charge };
        foreach (var companion in companions)
        {
            written[companion.Name] = await companion.ExportAsync(charge.Id, cancellationToken);
        }

        return written;
    }
}
