using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using MotoPortal.Forms.Steps;

namespace MotoPortal.Tests.Forms;

/// <summary>Shortcuts of a step that is left while the browser still loads their script.</summary>
public sealed class ShortcutKeysTests : BunitContext
{
    [Fact]
    public async Task A_step_that_has_gone_on_while_the_script_came_listens_to_nothing()
    {
        var browser = new LateBrowser();
        Services.AddSingleton<IJSRuntime>(browser);
        var keys = Render<ShortcutKeys>(parameters => parameters
            .Add(shown => shown.Keys, ["1"])
            .Add(shown => shown.OnKey, EventCallback.Factory.Create<string>(this, _ => { })));

        await keys.Instance.DisposeAsync();
        await keys.InvokeAsync(() => browser.Module.SetResult(browser));

        await browser.Disposed.Task.WaitAsync(TimeSpan.FromSeconds(10));
        browser.Calls.ShouldBe(["import"]);
    }

    /// <summary>A browser whose module comes when the test says so, and the module.</summary>
    private sealed class LateBrowser : IJSRuntime, IJSObjectReference
    {
        public TaskCompletionSource<IJSObjectReference> Module { get; } = new();

        public TaskCompletionSource Disposed { get; } = new();

        public List<string> Calls { get; } = [];

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            Calls.Add(identifier);
            return (TValue)await Module.Task;
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
            InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync()
        {
            Disposed.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }
}
