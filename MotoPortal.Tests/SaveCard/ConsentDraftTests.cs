using MotoPortal.SaveCard.States;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.SaveCard;

/// <summary>Two tabs take one consent.</summary>
public sealed class ConsentDraftTests
{
    [Fact]
    public async Task Of_two_tabs_the_second_overwrites_nothing_and_records_nothing()
    {
        await using var host = await SaveCardHost.StartAsync();
        var id = await host.DraftAsync();
        await host.ConsentStep.KeepDraftAsync(id, await host.DraftConsentAsync(id), CancellationToken.None);
        var first = (await host.ConsentStep.ReadDraftAsync(id, CancellationToken.None)).ShouldBeGiven()!;
        var second = (await host.ConsentStep.ReadDraftAsync(id, CancellationToken.None)).ShouldBeGiven()!;
        first.Form.Purpose = "Coffee of the first";
        (await host.ConsentStep.KeepDraftAsync(id, first, CancellationToken.None)).ShouldBe(new StepOutcome.Kept());

        second.Form.Purpose = "Tea of the second";
        (await host.ConsentStep.KeepDraftAsync(id, second, CancellationToken.None)).ShouldBe(new StepOutcome.ChangedElsewhere());
        (await host.ConsentStep.RecordConsentAsync(id, second, CancellationToken.None)).ShouldBe(new StepOutcome.ChangedElsewhere());

        second.Form.Purpose.ShouldBe("Tea of the second");
        (await host.ConsentStep.ReadDraftAsync(id, CancellationToken.None)).ShouldBeGiven()!.Form.Purpose.ShouldBe("Coffee of the first");
        (await host.ConsentStep.KeepDraftAsync(id, first, CancellationToken.None)).ShouldBe(new StepOutcome.Kept());
    }
}
