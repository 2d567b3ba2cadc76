using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using MotoPortal.Shell.Pages;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Shell;

public sealed class StatusPanelTests
{
    [Theory]
    [InlineData(true, StatusCodes.Status404NotFound, "Nothing here")]
    [InlineData(false, StatusCodes.Status403Forbidden, "This page is not part of your role")]
    public async Task What_is_not_shown_is_said_in_words_and_in_the_status_as_late_as_the_response_begins(
        bool isMissing, int status, string words)
    {
        var response = new BeginningResponse();
        var http = new DefaultHttpContext();
        http.Features.Set<IHttpResponseFeature>(response);
        await using var screen = new ScreenContext();

        var panel = isMissing
            ? screen.Render(Within<NotFoundPanel>(http, builder => builder.AddComponentParameter(3, nameof(NotFoundPanel.Title), words)))
            : screen.Render(Within<NotAllowedPanel>(http, _ => { }));

        panel.Find("h1").TextContent.ShouldBe(words);
        response.StatusCode.ShouldBe(StatusCodes.Status200OK);
        await response.BeginAsync();
        response.StatusCode.ShouldBe(status);
    }

    private static RenderFragment Within<TPanel>(
        HttpContext http, Action<RenderTreeBuilder> more)
        where TPanel : IComponent => outer =>
    {
        outer.OpenComponent<CascadingValue<HttpContext>>(0);
        outer.AddComponentParameter(1, "Value", http);
        outer.AddComponentParameter(2, "ChildContent", (RenderFragment)(inner =>
        {
            inner.OpenComponent<TPanel>(0);
            more(inner);
            inner.CloseComponent();
        }));
        outer.CloseComponent();
    };

    private sealed class BeginningResponse : HttpResponseFeature
    {
        private readonly List<(Func<object, Task> Act, object State)> _starting = [];

        public override void OnStarting(Func<object, Task> callback, object state) => _starting.Add((callback, state));

        public async Task BeginAsync()
        {
            foreach (var (act, state) in _starting)
            {
                await act(state);
            }
        }
    }
}
