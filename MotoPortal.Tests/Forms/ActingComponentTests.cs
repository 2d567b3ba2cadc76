using System.Text.RegularExpressions;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MotoPortal.Forms.Acting;
using MotoPortal.Shell.Pages;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Forms;

public sealed partial class ActingComponentTests : IAsyncDisposable
{
    private readonly CollectedLog _log = new();
    private readonly TaskCompletionSource<ActingNotice?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ScreenContext? _screen;

    [Fact]
    public async Task Two_presses_of_one_moment_do_it_once_also_when_the_page_is_drawn_anew_in_between()
    {
        var begun = 0;
        var button = Open(_ =>
        {
            begun++;
            return _answer.Task;
        });

        // The browser sends both before it has heard that the button is disabled.
        var first = button.Find("button").ClickAsync(new MouseEventArgs());
        button.Render();
        var second = button.InvokeAsync(() => button.Instance.PressAsync());
        begun.ShouldBe(1);
        button.Find("button").HasAttribute("disabled").ShouldBeTrue();

        _answer.SetResult(null);
        await Task.WhenAll(first, second);
        button.Find("button").HasAttribute("disabled").ShouldBeFalse();

        await button.Find("button").ClickAsync(new MouseEventArgs());
        begun.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_under_way_is_cancelled_when_the_component_leaves_the_page_and_nothing_begins_after_it()
    {
        var begun = 0;
        var cancelled = false;
        var button = Open(async gone =>
        {
            begun++;
            await using var told = gone.Register(() => cancelled = true);
            await Task.Delay(Timeout.InfiniteTimeSpan, gone);
            return null;
        });
        var pressed = button.Find("button").ClickAsync(new MouseEventArgs());
        var instance = button.Instance;

        instance.Dispose();
        await pressed;
        await button.InvokeAsync(instance.PressAsync);

        cancelled.ShouldBeTrue();
        begun.ShouldBe(1);
        _log.ShouldBeClean();
    }

    [Theory]
    [InlineData(
        "en",
        "Your role does not allow this any more, or you are not signed in.",
        "Nothing was done. Load the page again; ask an administrator if you need it for your work.")]
    [InlineData(
        "fr",
        "Votre rôle ne le permet plus, ou vous n’êtes plus connecté.",
        "Rien n’a été fait. Rechargez la page\u202f; demandez à un administrateur si votre travail l’exige.")]
    public async Task A_refusal_says_what_happened_what_it_means_and_what_to_do_next(string language, string title, string next)
    {
        var button = Open(_ => Task.FromResult<ActingNotice?>(ActingNotice.NotAllowed), language);

        await button.Find("button").ClickAsync(new MouseEventArgs());

        button.FindAll("[role=alert] p").Select(line => line.TextContent).ShouldBe([title, next]);
        _log.ShouldBeClean();
    }

    [Fact]
    public async Task What_is_no_problem_is_read_out_without_haste_and_goes_with_the_next_press()
    {
        var answers = new Queue<ActingNotice?>([ActingNotice.Fact("On its way."), null]);
        var button = Open(_ => Task.FromResult(answers.Dequeue()));

        await button.Find("button").ClickAsync(new MouseEventArgs());
        ScreenContext.Words(button.Find("[role=status]")).ShouldBe("On its way.");
        button.FindAll("[role=alert]").ShouldBeEmpty();

        await button.Find("button").ClickAsync(new MouseEventArgs());
        button.FindAll("[role=status]").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_breaks_is_told_on_the_spot_in_plain_words_with_a_reference_that_stands_in_the_log()
    {
        var button = Open(async _ =>
        {
            await Task.Yield();
            throw new IOException("The disk is full at /var/lib.");
        });

        await button.Find("button").ClickAsync(new MouseEventArgs());

        var words = ScreenContext.Words(button.Find("[role=alert]"));
        words.ShouldStartWith("Something failed that should not. What you asked for may or may not have been done:");
        button.Markup.ShouldNotContain("disk");
        var line = _log.Lines.Single(line => line.Level >= LogLevel.Warning);
        (line.Event.Id, line.Exception).ShouldBe((1001, line.Exception as IOException));
        line.Message.ShouldContain(Reference().Match(words).Value);
        button.Find("button").HasAttribute("disabled").ShouldBeFalse();
    }

    [Fact]
    public async Task What_breaks_after_the_person_has_left_stands_in_the_log_all_the_same()
    {
        var button = Open(_ => _answer.Task);
        var pressed = button.Find("button").ClickAsync(new MouseEventArgs());

        button.Instance.Dispose();
        _answer.SetException(new IOException("The disk is full."));
        await pressed;

        _log.Lines.Single(line => line.Level >= LogLevel.Warning).Exception.ShouldBeOfType<IOException>();
    }

    [Fact]
    public async Task A_person_who_was_signed_out_meanwhile_is_told_nothing_because_the_page_leaves_by_itself()
    {
        var button = Open(_ => throw new SignedOutException());

        await button.Find("button").ClickAsync(new MouseEventArgs());

        button.FindAll("[role=alert]").ShouldBeEmpty();
        _log.ShouldBeClean();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_screen is not null)
        {
            await _screen.DisposeAsync();
        }
    }

    [GeneratedRegex("[0-9A-F]{8}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    private IRenderedComponent<OneButton> Open(Func<CancellationToken, Task<ActingNotice?>> act, string language = "en")
    {
        _screen = new ScreenContext(language, rooms: rooms => rooms.AddLogging(logging => logging.AddProvider(_log)));
        return _screen.Render<OneButton>(with => with.Add(button => button.Act, act));
    }

    internal sealed class OneButton : ActingComponent
    {
        [Parameter, EditorRequired]
        public required Func<CancellationToken, Task<ActingNotice?>> Act { get; set; }

        public Task PressAsync() => ActAsync(() => Act(Gone));

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "disabled", IsActing);
            builder.AddAttribute(2, "onclick", EventCallback.Factory.Create(this, PressAsync));
            builder.CloseElement();
            builder.OpenComponent<ActingCallout>(3);
            builder.AddComponentParameter(4, nameof(ActingCallout.Notice), Notice);
            builder.CloseComponent();
        }
    }
}
