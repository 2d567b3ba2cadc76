using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Customers.Searching;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Primitives.Texts;
using MotoPortal.Shell.Fields;
using MotoPortal.SignedForms;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.SignedForms.Formats;
using MotoPortal.Tests.SignedForms;
using MotoPortal.Tests.Support;
using Stripe;

namespace MotoPortal.Tests.Faults;

/// <summary>
/// Whatever strangers send to the parsers is answered: no exception, no 5xx, no answer over a second. Runs 2,000 inputs of each kind with a
/// fixed seed; <c>MOTOPORTAL_FUZZ=1000000</c> makes a bench run of it, <c>MOTOPORTAL_FUZZ_SEED</c> another one.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class FuzzTests(FuzzedPortal fuzzed) : IClassFixture<FuzzedPortal>
{
    private static readonly int Inputs = Setting("MOTOPORTAL_FUZZ", 2_000);
    private static readonly int Seed = Setting("MOTOPORTAL_FUZZ_SEED", 9);

    // Among the other tests the processor is busy with them.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(Inputs > 2_000 ? 1 : 10);

    [Fact]
    public async Task A_posted_form_is_answered_whatever_its_body_is()
    {
        string[] paths =
        [
            "/account/sign-in", "/account/setup", "/account/practice", "/account/language", "/account/second-step", "/account/forgotten",
            "/account/sign-out", "/account/sso/back-channel", "/withdraw/0123456789abcdef0123456789abcdef",
        ];
        const string Fields =
            "_handler=sign-in&__RequestVerificationToken=CfDJ8&Email=a%40b.example&Password=long+and+safe+1&returnUrl=%2F&Code=1";
        const string Parts =
            "--x\r\nContent-Disposition: form-data; name=\"_handler\"\r\n\r\nsign-in\r\n"
            + "--x\r\nContent-Disposition: form-data; name=\"Email\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"
            + "a@b.example\r\n--x--\r\n";
        string[] types = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json", "text/plain"];
        var run = new Run();
        foreach (var path in paths)
        {
            // The first answer of each page is compiled.
            using var first = await fuzzed.Http.GetAsync(new Uri(path, UriKind.Relative));
        }

        await Parallel.ForEachAsync(Enumerable.Range(0, Inputs), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, stop) =>
        {
            var inputs = new FuzzInputs(Seed, number);
            var type = inputs.OneOf(types);
            var body = inputs.Mutate(type.StartsWith("multipart", StringComparison.Ordinal) ? Parts : Fields);
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            var path = inputs.OneOf(paths);
            await run.TryAsync($"{number} {path}", async () =>
            {
                using var answer = await fuzzed.Http.PostAsync(new Uri(path, UriKind.Relative), content, stop);
                return answer.StatusCode < HttpStatusCode.InternalServerError ? null : $"{answer.StatusCode}";
            });
        });

        run.ShouldBeQuiet(Longest);
        fuzzed.Portal.Log.ShouldBeClean("to the webhook endpoint");
    }

    [Fact]
    public async Task A_signed_event_is_answered_whatever_it_holds()
    {
        var inbox = fuzzed.Portal.Services.GetRequiredService<WebhookInbox>();
        var run = new Run();

        for (var number = 0; number < Inputs; number++)
        {
            var inputs = new FuzzInputs(Seed, number);

            // The endpoint reads bytes as UTF-8.
            var body = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(inputs.Mutate(FuzzedPortal.Event)));
            await run.TryAsync($"{number}", async () =>
            {
                await inbox.ReceiveAsync(
                    body, EventUtility.GenerateSignatureHeader(body, FuzzedPortal.Secret), CancellationToken.None);
                return null;
            });
        }

        run.ShouldBeQuiet(Longest);
    }

    [Fact]
    public void An_uploaded_file_is_looked_at_whatever_its_bytes_and_its_name_are()
    {
        byte[][] files =
        [
            SampleFiles.Jpeg(), SampleFiles.Photograph(SampleFiles.Exif(6)), SampleFiles.Png(), SampleFiles.PngPhotograph(255),
            [.. "%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>"u8],
        ];
        var run = new Run();

        for (var number = 0; number < Inputs; number++)
        {
            var inputs = new FuzzInputs(Seed, number);
            var file = inputs.Mutate(inputs.OneOf(files));
            var name = inputs.Mutate("signed form 12.pdf");
            run.Try($"{number}", () =>
            {
                var refusal = FormCleaner.RefusalUnread(file);
                switch (FormKindRules.Of(file))
                {
                    case FormKind.Jpeg:
                        _ = JpegInspection.Of(file);
                        break;
                    case FormKind.Png:
                        _ = PngInspection.Of(file);
                        break;
                }

                if (FormName.Refusal(name) is null && refusal is null)
                {
                    _ = FormName.Safe(name, FormKind.Png);
                }
            });
        }

        run.ShouldBeQuiet(Longest);
    }

    [Fact]
    public void A_search_is_understood_or_refused_whatever_is_typed()
    {
        string[] texts =
            ["zoë ångström", "+33 6 12 34 56 78", "zoe@example.com", "cus_QwErTy1234567", "06 12 34 56 78", "4242 4242 4242", "A-10442"];
        var run = new Run();

        for (var number = 0; number < Inputs; number++)
        {
            var inputs = new FuzzInputs(Seed, number);
            var typed = inputs.Mutate(inputs.OneOf(texts));
            run.Try($"{number}", () =>
            {
                _ = CustomerQuery.Read(typed, "FR", new ExemptTexts());
                _ = StripeSearchText.Quote(typed);
                _ = CustomerTerms.Read(typed);
                AddressText.Read(AddressText.Seal(typed));
                _ = AddressText.Read("~" + typed);
            });
        }

        run.ShouldBeQuiet(Longest);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var set) ? set : otherwise;

    /// <summary>What a run found: the inputs that were not answered, and the slowest answer.</summary>
    private sealed class Run
    {
        private readonly Lock _lock = new();
        private readonly List<string> _wrong = [];
        private (TimeSpan Took, string Input) _slowest;

        public void Try(string input, Action work)
        {
            var began = Stopwatch.GetTimestamp();
            string? problem = null;
            try
            {
                work();
            }
            catch (Exception exception)
            {
                problem = exception.ToString();
            }

            Note(input, Stopwatch.GetElapsedTime(began), problem);
        }

        public async Task TryAsync(string input, Func<Task<string?>> work)
        {
            var began = Stopwatch.GetTimestamp();
            string? problem;
            try
            {
                problem = await work();
            }
            catch (Exception exception)
            {
                problem = exception.ToString();
            }

            Note(input, Stopwatch.GetElapsedTime(began), problem);
        }

        private void Note(string input, TimeSpan took, string? problem)
        {
            lock (_lock)
            {
                _slowest = took > _slowest.Took ? (took, input) : _slowest;
                if (problem is not null)
                {
                    _wrong.Add($"{input}: {problem}");
                }
            }
        }

        public void ShouldBeQuiet(TimeSpan longest)
        {
            Console.WriteLine(
                $"{Inputs} inputs, slowest {_slowest.Took.TotalMilliseconds:0} ms ({_slowest.Input}), {_wrong.Count} unanswered");
            _wrong.Take(5).ShouldBeEmpty($"{_wrong.Count} inputs of seed {Seed}");
            _slowest.Took.ShouldBeLessThan(longest, _slowest.Input);
        }
    }
}
