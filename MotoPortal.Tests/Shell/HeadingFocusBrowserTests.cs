using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MotoPortal.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Shell;

/// <summary>
/// Goal: a new page focuses its heading, and a person who is already typing keeps the focus. Method: the circuit's focus call is delayed,
/// so that the person is faster.
/// </summary>
[Collection(BrowserTests.Name)]
public sealed class HeadingFocusBrowserTests(ChromiumFixture chromium, PracticePortal practice)
{
    [ChromiumFact]
    public Task Letters_typed_before_the_focus_is_set_stay_in_the_field_and_so_do_those_after() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            await page.SignInAsync("audrey", "/");
            var line = await SlowFocusLine.OfAsync(page);
            await page.OpenAsync("/consents");
            var customer = page.GetByLabel("Customer, order or number");

            await customer.FocusAsync();
            await page.Keyboard.TypeAsync("a");
            await line.ReleaseAsync();
            await page.Keyboard.TypeAsync("da");

            await Expect(customer).ToHaveValueAsync("ada");
            await Expect(page).ToHaveURLAsync(new Regex("customer=~", RegexOptions.None, TimeSpan.FromSeconds(1)));
        });

    [ChromiumFact]
    public Task A_page_that_a_link_leads_to_begins_at_its_heading() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            await page.SignInAsync("camille", "/");
            await Expect(page.Locator("h1")).ToBeFocusedAsync();

            await page.Locator("#main-navigation a[href='/customers'], #main-navigation a[href='customers']").ClickAsync();

            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Customers" })).ToBeFocusedAsync();
        });

    [ChromiumFact]
    public Task A_page_whose_script_did_not_arrive_works_all_the_same() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            await page.RouteAsync(
                new Regex("/portal[^/]*\\.js", RegexOptions.None, TimeSpan.FromSeconds(1)),
                route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = "" }));
            await page.SignInAsync("audrey", "/consents");

            await page.GetByLabel("Customer, order or number").FillAsync("ada");

            await Expect(page).ToHaveURLAsync(new Regex("customer=~", RegexOptions.None, TimeSpan.FromSeconds(1)));
            await Expect(page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        });

    /// <summary>A circuit's connection on which the first focus call, and all that follows it, waits for the test.</summary>
    private sealed class SlowFocusLine
    {
        private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

        private readonly Lock _order = new();
        private readonly List<Action> _waiting = [];
        private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _isReleased;

        public static async Task<SlowFocusLine> OfAsync(IPage page)
        {
            var line = new SlowFocusLine();
            await page.RouteWebSocketAsync(_ => true, line.Connect);
            return line;
        }

        /// <summary>Releases the waiting messages, and returns when the browser has answered.</summary>
        public async Task ReleaseAsync()
        {
            await _held.Task.WaitAsync(Limit);
            lock (_order)
            {
                _isReleased = true;
                _waiting.ForEach(send => send());
            }

            await _answered.Task.WaitAsync(Limit);
        }

        private void Connect(IWebSocketRoute browser)
        {
            var portal = browser.ConnectToServer();
            portal.OnMessage(frame => FromPortal(frame, browser));
            browser.OnMessage(frame => FromBrowser(frame, portal));
        }

        private void FromPortal(IWebSocketFrame frame, IWebSocketRoute browser)
        {
            lock (_order)
            {
                if (Holds(frame, "MotoPortal.focusHeading"))
                {
                    _held.TrySetResult();
                }

                if (_held.Task.IsCompleted && !_isReleased)
                {
                    _waiting.Add(() => Pass(frame, browser));
                }
                else
                {
                    Pass(frame, browser);
                }
            }
        }

        private void FromBrowser(IWebSocketFrame frame, IWebSocketRoute portal)
        {
            lock (_order)
            {
                Pass(frame, portal);
                if (_isReleased && Holds(frame, "EndInvokeJSFromDotNet"))
                {
                    _answered.TrySetResult();
                }
            }
        }

        private static bool Holds(IWebSocketFrame frame, string part) => Words(frame).Contains(part, StringComparison.Ordinal);

        private static string Words(IWebSocketFrame frame) =>
            frame.Binary is { } bytes ? Encoding.Latin1.GetString(bytes) : frame.Text ?? "";

        private static void Pass(IWebSocketFrame frame, IWebSocketRoute to)
        {
            if (frame.Binary is { } bytes)
            {
                to.Send(bytes);
            }
            else
            {
                to.Send(frame.Text ?? "");
            }
        }
    }
}
