using Bunit;
using MotoPortal.SaveCard.ConsentStep;

namespace MotoPortal.Tests.SaveCard.Components;

public sealed class RecordingPanelTests : PanelContext
{
    [Fact]
    public void The_button_takes_the_focus_once_when_it_can_be_pressed()
    {
        var panel = Render<RecordingPanel>(panel => panel.Add(p => p.Language, "en").Add(p => p.Busy, true));
        Focused().ShouldBe(0);

        panel.Render(parameters => parameters.Add(p => p.Busy, false));
        Focused().ShouldBe(1);

        panel.Render(parameters => parameters.Add(p => p.Language, "fr"));
        Focused().ShouldBe(1);
    }

    private int Focused() => JSInterop.Invocations.Count(call => call.Identifier.Contains("focus", StringComparison.OrdinalIgnoreCase));
}
