using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Shell.Languages;
using MotoPortal.Shell.Pages;
using MotoPortal.Shell.Theme;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Shell;

public sealed class WidgetsTests : BunitContext
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 23, 13, 2, 11, TimeSpan.Zero);

    public WidgetsTests()
    {
        Services.AddScoped<BrowserTime>();
        SetRendererInfo(new RendererInfo("Server", true));
    }

    [Theory]
    [InlineData("Europe/Paris", "en", "23 Nov 2026 14:02", "Europe/Paris (UTC+01:00)")]
    [InlineData("America/New_York", "fr", "23 nov. 2026 08:02", "America/New_York (UTC-05:00)")]
    [InlineData("Nowhere/At_all", "en", "23 Nov 2026 13:02", "UTC (UTC+00:00)")]
    [InlineData(null, "en", "23 Nov 2026 13:02", "UTC (UTC+00:00)")]
    public void A_moment_is_shown_on_the_persons_clock_with_its_zone_in_the_tooltip(
        string? zone, string language, string shown, string tooltip)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Services.GetRequiredService<BrowserTime>().Use(zone);

        var time = Render<LocalTime>(parameters => parameters.Add(one => one.At, Moment)).Find("time");

        time.TextContent.Trim().ShouldBe(UnbrokenDates.In(shown));
        time.GetAttribute("title").ShouldBe(tooltip);
        time.GetAttribute("datetime").ShouldBe("2026-11-23T13:02:11Z");
    }

    [Fact]
    public void A_state_is_a_word_and_its_dot_is_only_decoration()
    {
        var status = Render<StatusDot>(parameters => parameters.Add(one => one.Tone, Tone.Good).Add(one => one.Text, "Saved"));

        status.Find(".status").TextContent.ShouldBe("Saved");
        status.Find(".dot").GetAttribute("aria-hidden").ShouldBe("true");
    }

    [Fact]
    public async Task A_live_component_shows_each_view_and_stops_listening_when_it_is_taken_off_the_page()
    {
        var feed = new Feed();
        var follower = Render<Follower>(parameters => parameters.Add(one => one.Feed, feed));

        await feed.Views.Writer.WriteAsync("first");
        follower.WaitForAssertion(() => follower.Markup.ShouldBe("first"));
        await feed.Views.Writer.WriteAsync("second");
        follower.WaitForAssertion(() => follower.Markup.ShouldBe("second"));
        await DisposeComponentsAsync();

        await WaitUntil.TrueAsync(() => feed.Ended);
    }

    [Fact]
    public void A_live_component_listens_to_nothing_while_the_page_is_prerendered()
    {
        SetRendererInfo(new RendererInfo("Static", false));
        var feed = new Feed();

        Render<Follower>(parameters => parameters.Add(one => one.Feed, feed));

        feed.Started.ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whose_person_was_signed_out_meanwhile_breaks_no_circuit_and_all_else_does(bool signedOut)
    {
        var feed = new Feed { Breaks = signedOut ? new SignedOutException() : new InvalidOperationException("a bug") };
        Render<Follower>(parameters => parameters.Add(one => one.Feed, feed));

        await feed.Views.Writer.WriteAsync("first");
        await WaitUntil.TrueAsync(() => feed.Ended);

        if (signedOut)
        {
            await DisposeComponentsAsync();
            Renderer.UnhandledException.IsCompleted.ShouldBeFalse();
        }
        else
        {
            (await Renderer.UnhandledException).ShouldBeSameAs(feed.Breaks);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_no_event_handler_waits_for_breaks_the_page_only_while_the_person_is_there(bool isThere)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var bug = new InvalidOperationException("a bug");
        var component = Render<Starter>().Instance;

        component.Start(async () =>
        {
            await started.Task;
            throw bug;
        });
        if (!isThere)
        {
            await DisposeComponentsAsync();
        }

        started.SetResult();

        if (isThere)
        {
            (await Renderer.UnhandledException).ShouldBeSameAs(bug);
        }
        else
        {
            await component.Ended;
            Renderer.UnhandledException.IsCompleted.ShouldBeFalse();
        }
    }

    internal sealed class Feed
    {
        public Channel<string> Views { get; } = Channel.CreateUnbounded<string>();

        public bool Started { get; private set; }

        public bool Ended { get; private set; }

        /// <summary>What throws after the first view; null for nothing.</summary>
        public Exception? Breaks { get; init; }

        public async IAsyncEnumerable<string> WatchAsync([EnumeratorCancellation] CancellationToken gone)
        {
            Started = true;
            try
            {
                await foreach (var view in Views.Reader.ReadAllAsync(gone))
                {
                    yield return view;
                    if (Breaks is { } exception)
                    {
                        throw exception;
                    }
                }
            }
            finally
            {
                Ended = true;
            }
        }
    }

    internal sealed class Starter : LiveComponent
    {
        public Task Ended { get; private set; } = Task.CompletedTask;

        public void Start(Func<Task> work) => Ended = RunAsync(work);

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) =>
            builder.AddContent(0, "");
    }

    internal sealed class Follower : LiveComponent
    {
        private string _shown = "";

        [Parameter, EditorRequired]
        public required Feed Feed { get; set; }

        protected override void OnInitialized() => _ = FollowAsync(Feed.WatchAsync, view => _shown = view);

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) =>
            builder.AddContent(0, _shown);
    }
}
