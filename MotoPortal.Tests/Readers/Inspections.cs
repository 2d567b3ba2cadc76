using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Readers;
using MotoPortal.Readers.Inspections;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Tests.Readers;

/// <summary>Inspections as clerks make them.</summary>
internal static class Inspections
{
    /// <summary>A form with all items ticked.</summary>
    public static InspectionForm Form(InspectionFinding finding, string note = "")
    {
        var form = new InspectionForm { Finding = finding, Note = note };
        form.Seen.UnionWith(Enum.GetValues<InspectionPoint>());
        return form;
    }

    /// <summary>A reader as the register shows it.</summary>
    public static async Task<RegisteredReaderView> SeeReaderAsync(this SaveCardHost host, ReaderId id) =>
        (await host.Get<ReaderRegister>().ReadAsync(CancellationToken.None)).ShouldBeOfType<RegisterOutcome.Listed>()
            .Stores.SelectMany(store => store.Readers).Single(reader => reader.Id == id);

    /// <summary>Inspects the reader at the front desk.</summary>
    public static async Task<InspectOutcome> InspectAsync(this SaveCardHost host, InspectionFinding finding, string note =
        "", Actor? clerk = null) =>
        await host.As(clerk ?? SaveCardHost.Camille).Get<InspectionWorkflow>().InspectAsync(
            await host.SeeReaderAsync(host.FrontDesk), Form(finding, note), CancellationToken.None);
}
