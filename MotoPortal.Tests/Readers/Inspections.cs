using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Readers;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Tests.Readers;

/// <summary>Inspections as a clerk makes them.</summary>
internal static class Inspections
{
    /// <summary>A form with every point ticked.</summary>
    public static InspectionForm Form(InspectionFinding finding, string note = "")
    {
        var form = new InspectionForm { Finding = finding, Note = note };
        form.Seen.UnionWith(Enum.GetValues<InspectionPoint>());
        return form;
    }

    /// <summary>A reader as the register shows it.</summary>
    public static async Task<RegisteredReaderView> SeeReaderAsync(this SaveCardHost bench, ReaderId id) =>
        (await bench.Get<ReaderRegister>().ReadAsync(CancellationToken.None)).ShouldBeOfType<RegisterOutcome.Listed>()
            .Stores.SelectMany(store => store.Readers).Single(reader => reader.Id == id);

    /// <summary>Inspects the reader at the front desk.</summary>
    public static async Task<InspectOutcome> InspectAsync(this SaveCardHost bench, InspectionFinding finding, string note = "", Actor? clerk = null) =>
        await bench.As(clerk ?? SaveCardHost.Camille).Get<InspectionWorkflow>().InspectAsync(
            await bench.SeeReaderAsync(bench.FrontDesk), Form(finding, note), CancellationToken.None);
}
