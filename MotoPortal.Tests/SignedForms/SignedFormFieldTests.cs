using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard;
using MotoPortal.SaveCard.States;
using MotoPortal.Shell.Hosting;
using MotoPortal.SignedForms;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.SignedForms.Formats;
using MotoPortal.Tests.Accounts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.SignedForms;

public sealed class SignedFormFieldTests(PracticePortalFixture practice) : IClassFixture<PracticePortalFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private string _clerk = "";
    private ActingScope _page = null!;
    private CardSetupId _setup;

    public async Task InitializeAsync()
    {
        await using var db = await practice.Portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        _clerk = await db.Users.Where(user => user.Email == "camille@practice.example").Select(user => user.Id).SingleAsync();
        _page = await new PeopleHost(practice.Portal).ActAsAsync("camille@practice.example");
        _setup = (await _page.Get<SaveCardWorkflow>().StartAsync(SetupTask.SaveCard, CancellationToken.None)).ShouldBeGiven();
    }

    public async Task DisposeAsync() => await _page.DisposeAsync();

    [Fact]
    public async Task A_chosen_file_is_kept_and_can_be_looked_at_replaced_and_removed()
    {
        await using var screen = Screen("en");
        var (field, values) = Draw(screen);

        Choose(field, new GivenFile("Signed form.png", SampleFiles.Png()));
        field.WaitForAssertion(() => values.Count.ShouldBe(1), Limit);
        field.Render(parameters => parameters.Add(f => f.Value, values[0]));

        ScreenContext.Words(field.Find(".kept")).ShouldBe("Signed form.png PNG · 1 KB");
        field.Find("a").GetAttribute("href").ShouldBe($"/evidence/{values[0]!.Id}");
        field.Find("a").GetAttribute("aria-label").ShouldBe("Look at Signed form.png, in a new tab");
        ScreenContext.Words(field.Find(".zone")).ShouldStartWith("Replace it with another file");
        field.FindAll(".trouble").ShouldBeEmpty();

        await field.FindAll("button").Single(button => button.TextContent.Trim() is "Remove").ClickAsync(new());

        values.ShouldBe([values[0], null]);
    }

    [Theory]
    [InlineData("en", "⚠ This is no PDF, PNG or JPEG, whatever its name says. Scan or photograph the form, and choose that file.")]
    [InlineData(
        "fr",
        "⚠ Ce n’est ni un PDF, ni un PNG, ni un JPEG, quel que soit son nom. Numérisez ou photographiez le formulaire et choisissez ce fichier.")]
    public async Task A_refusal_stands_beside_the_field_and_says_what_to_do(string language, string words)
    {
        await using var screen = Screen(language);
        var (field, values) = Draw(screen);

        Choose(field, new GivenFile("form.pdf", "MZ"u8.ToArray()));

        field.WaitForAssertion(() => ScreenContext.Words(field.Find("[role=alert]")).ShouldBe(words), Limit);
        field.Find("input").GetAttribute("aria-describedby")!.Split(' ').ShouldContain(id => id == field.Find("[role=alert]").Id);
        field.Find("input").GetAttribute("aria-invalid").ShouldBe("true");
        values.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_says_it_is_too_large_is_refused_without_being_read()
    {
        await using var screen = Screen("en");
        var (field, _) = Draw(screen);

        Choose(field, new GivenFile("form.pdf", [], FormLimits.Bytes + 1, _ => throw new InvalidOperationException("It was read.")));

        field.WaitForAssertion(() => field.Find("[role=alert]").TextContent.ShouldContain("larger than 10 MB"), Limit);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_told_and_another_try_works()
    {
        await using var screen = Screen("en");
        var (field, values) = Draw(screen);

        Choose(field, new GivenFile("form.png", [], 1000, _ => throw new IOException("The circuit has gone.")));
        field.WaitForAssertion(() => field.Find("[role=alert]").TextContent.ShouldContain("did not arrive whole"), Limit);
        Choose(field, new GivenFile("form.png", SampleFiles.Png()));

        field.WaitForAssertion(() => values.Count.ShouldBe(1), Limit);
        field.FindAll("[role=alert]").ShouldBeEmpty();
    }

    [Fact]
    public async Task While_a_file_arrives_one_sees_how_far_it_is_and_can_give_up()
    {
        await using var screen = Screen("en");
        var (field, values) = Draw(screen);
        var first = true;

        // Half of it arrives at once, the rest never.
        Choose(field, new GivenFile("form.png", [], 1000, async token =>
        {
            if (first)
            {
                first = false;
                return 500;
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return 0;
        }));

        field.WaitForAssertion(() => field.Find("[role=status]").TextContent.ShouldContain("Receiving the file: 50%"), Limit);
        field.FindAll("button").Single(button => button.TextContent.Trim() is "Cancel").Click();
        field.WaitForAssertion(() => field.Find("[role=status]").TextContent.Trim().ShouldBeEmpty(), Limit);
        field.FindAll("[role=alert]").ShouldBeEmpty();
        values.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_the_field_and_a_field_that_is_off_takes_nothing()
    {
        await using var screen = Screen("en");
        var (field, _) = Draw(screen);

        field.Render(parameters => parameters.Add(f => f.Problem, FieldProblem.Required).Add(f => f.Disabled, true));

        field.Find($"#{SignedFormField.FieldId}-problem").TextContent.ShouldContain("This is needed.");
        field.Find("input").HasAttribute("disabled").ShouldBeTrue();
        ScreenContext.Words(field.Find($"#{SignedFormField.FieldId}-hint")).ShouldBe(
            "Upload only the part with the signature, never the part with the card number.");
    }

    [Fact]
    public void Every_refusal_has_its_words_in_both_languages()
    {
        string[] languages = ["en", "fr"];

        var missing = languages.SelectMany(language => Enum.GetNames<FormRefusal>()
            .Where(reason => EvidenceTexts.ResourceManager
                .GetString($"Refused{reason}", System.Globalization.CultureInfo.GetCultureInfo(language)) is null));

        missing.ShouldBeEmpty();
    }

    private (IRenderedComponent<SignedFormField> Field, List<SignedFormView?> Values) Draw(ScreenContext screen)
    {
        var values = new List<SignedFormView?>();
        var field = screen.Render<SignedFormField>(parameters => parameters
            .Add(f => f.SetupId, _setup)
            .Add(f => f.Value, null)
            .Add(f => f.ValueChanged, EventCallback.Factory.Create<SignedFormView?>(values, values.Add)));
        return (field, values);
    }

    // Not awaited, because a browser continues during an upload, too.
    private static void Choose(IRenderedComponent<SignedFormField> field, IBrowserFile file)
    {
        var input = field.FindComponent<InputFile>();
        _ = field.InvokeAsync(() => input.Instance.OnChange.InvokeAsync(new InputFileChangeEventArgs([file])));
    }

    private ScreenContext Screen(string language)
    {
        var portal = practice.Portal.Services;
        var screen = new ScreenContext(language, ScreenContext.Clerk, rooms =>
        {
            rooms.AddSingleton(_page.Get<SignedFormWorkflow>());
            rooms.AddSingleton(portal.GetRequiredService<IDbContextFactory<PortalDb>>());
            rooms.AddSingleton(portal.GetRequiredService<IOptions<IdentityOptions>>());
            rooms.AddSingleton<IHttpContextAccessor, HttpContextAccessor>();
            rooms.AddScoped<CurrentPerson>();
        });
        screen.Person.SetRoles(StaffRoles.Clerk)
            .SetClaims(new Claim(ClaimTypes.NameIdentifier, _clerk), new Claim(PersonClaims.Store, PersonClaims.AllStores));
        return screen;
    }

    /// <summary>A file as the browser offers it: a name, a claimed size, and bytes that may not arrive.</summary>
    private sealed class GivenFile(string name, byte[] bytes, long? size = null, Func<CancellationToken, ValueTask<int>>? read = null)
        : IBrowserFile
    {
        public string Name => name;

        public DateTimeOffset LastModified => default;

        public long Size => size ?? bytes.Length;

        public string ContentType => "application/octet-stream";

        public Stream OpenReadStream(long maxAllowedSize = 512000, CancellationToken cancellationToken = default) =>
            read is null ? new MemoryStream(bytes) : new ReadFrom(token => read(token));
    }

    private sealed class ReadFrom(Func<CancellationToken, ValueTask<int>> read) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            read(cancellationToken);
    }
}
