using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Ledger;

namespace MotoPortal.Readers.Inspections;

/// <summary>
/// Records inspections. It makes no call to Stripe, so that a reader can be inspected and reported while Stripe cannot be reached.
/// </summary>
internal sealed class InspectionWorkflow(
    ActingPerson acting, Atomic atomic, LedgerWriter ledger, IOptions<ReadersOptions> options, TimeProvider time)
{
    /// <summary>The bell topic that rings when any reader was inspected.</summary>
    public const string Topic = "reader-inspections";

    /// <summary>Records an inspection.</summary>
    /// <param name="reader">The reader as it was shown to the person, who compared it with the device.</param>
    /// <param name="form">The form.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<InspectOutcome> InspectAsync(RegisteredReaderView reader, InspectionForm form, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.InspectReaders, cancellationToken) is not { } actor)
        {
            return new InspectOutcome.NotAllowed();
        }

        if (!(await acting.StoresAsync(cancellationToken)).Includes(reader.Location))
        {
            return new InspectOutcome.NotFound();
        }

        if (form.Check() is { IsEmpty: false } problems)
        {
            return new InspectOutcome.Invalid(problems);
        }

        var note = string.IsNullOrWhiteSpace(form.Note) ? null : form.Note.Trim();
        var finding = form.Finding!.Value;
        var written = await atomic.RunAsync(
            scope =>
            {
                var inspection = ReaderInspection.Write(reader, finding, note, actor, time.GetUtcNow());
                scope.Db.Add(inspection);
                ledger.Append(
                    scope,
                    "reader.inspected",
                    actor,
                    default,
                    new ReaderEntries.Inspected(
                        reader.Id.Value, reader.Serial, reader.Label, reader.Location?.Value, finding.ToString(), note));
                scope.Ring(Topic);
                return Task.FromResult(inspection.ToView());
            },
            cancellationToken);
        return new InspectOutcome.Recorded(finding, InspectionPolicy.DueAt(written, options.Value.DaysInForce));
    }
}
