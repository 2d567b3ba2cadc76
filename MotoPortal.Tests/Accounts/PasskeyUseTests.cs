using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Passkeys;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.SignIn;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

/// <summary>What passkeys are used for beside signing in, over HTTP and without a browser.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class PasskeyUseTests : IAsyncLifetime
{
    private const string Ada = "ada@shop.example";
    private const string Grace = "grace@shop.example";

    private PasskeyHost _host = null!;

    public Task InitializeAsync()
    {
        _host = PasskeyHost.Start();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_passkey_of_another_person_takes_no_second_step_unlocks_nothing_and_proves_nothing()
    {
        var (_, own) = await _host.JoinAsync(Ada, StaffRoles.Supervisor);
        var (grace, _) = await _host.JoinAsync(Grace, StaffRoles.Supervisor);
        using var browser = _host.Browser();
        await browser.SignInAsync(Grace, PasskeyHost.Password);

        var step = await PasskeyHost.SecondStepAsync(browser, own);
        using var another = new SoftwarePasskey(_host.Origin);
        var added = await AddProvedByAsync(grace, own, another);
        _host.Time.Advance(TimeSpan.FromMinutes(15));
        var unlocked = await UnlockAsync(grace, own);

        (await BodyAsync(step)).ShouldContain("This passkey was not accepted.");
        added.ShouldContain("This passkey was not accepted. Nothing was changed.");
        unlocked.Headers.Location!.ToString().ShouldContain("PasskeyNotRight");
        (await grace.GetAsync("/")).Headers.Location!.ToString().ShouldContain("/account/idle");
        own.Dispose();
    }

    [Fact]
    public async Task Ones_own_passkey_unlocks_the_session_and_proves_who_adds_another()
    {
        var (browser, passkey) = await _host.JoinAsync(Ada, StaffRoles.Supervisor);
        using var another = new SoftwarePasskey(_host.Origin);

        var added = await AddProvedByAsync(browser, passkey, another);
        _host.Time.Advance(TimeSpan.FromMinutes(15));
        var locked = await browser.GetAsync("/");
        var unlocked = await UnlockAsync(browser, another);

        added.ShouldContain("The passkey was added");
        locked.Headers.Location!.ToString().ShouldContain("/account/idle");
        unlocked.Headers.Location!.ToString().ShouldBe("/");
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_answer_counts_for_nothing_but_what_it_was_given_for()
    {
        var (browser, passkey) = await _host.JoinAsync(Ada, StaffRoles.Supervisor);
        using var stranger = _host.Browser();
        var (forSignIn, options) = await PasskeyHost.OfferAsync(
            stranger, await stranger.FormAsync("/account/sign-in", "passkey-button"), "sign-in");
        _host.Time.Advance(TimeSpan.FromMinutes(15));
        var (_, fresh) = await PasskeyHost.OfferAsync(
            stranger, await stranger.FormAsync("/account/sign-in", "passkey-button"), "sign-in");

        var form = await browser.FormAsync("/account/idle", "passkey-button");
        var refused = await browser.PostAsync(form, ("Offer", forSignIn), ("Credential", passkey.Answer(options)));
        var foreign = await PasskeyHost.AskAsync(
            stranger, await stranger.FormAsync("/account/sign-in", "passkey-button"), "unlock");

        refused.Headers.Location!.ToString().ShouldContain("PasskeyNotRight");
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        fresh.TryGetProperty("allowCredentials", out var allowed).ShouldBeTrue();
        allowed.GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_second_person_approves_with_their_own_passkey_in_the_first_persons_name_and_once()
    {
        var (_, own) = await _host.JoinAsync(Ada, StaffRoles.Supervisor);
        var (_, passkey) = await _host.JoinAsync(Grace, StaffRoles.Supervisor);
        var (ada, grace) = ((await _host.People.FindAsync(Ada)).Id, (await _host.People.FindAsync(Grace)).Id);
        var passkeys = _host.Portal.Services.GetRequiredService<PasskeyCheck>();
        var check = _host.Portal.Services.GetRequiredService<SecondPersonCheck>();

        async Task<PasskeyAnswer> AnswerAsync(SoftwarePasskey by, string first)
        {
            var offer = await passkeys.OfferAsync(PasskeyUse.SecondPerson(first));
            return new PasskeyAnswer(offer.Challenge, by.Answer(JsonDocument.Parse(offer.Options).RootElement));
        }

        var answer = await AnswerAsync(passkey, ada);
        var forAnother = await check.CheckAsync(answer, Policies.ApproveCharges, grace);
        var confirmed = await check.CheckAsync(answer, Policies.ApproveCharges, ada);
        var again = await check.CheckAsync(answer, Policies.ApproveCharges, ada);
        var same = await check.CheckAsync(await AnswerAsync(own, ada), Policies.ApproveCharges, ada);

        forAnother.ShouldBeOfType<SecondPersonOutcome.PasskeyNotRight>();
        confirmed.ShouldBeOfType<SecondPersonOutcome.Confirmed>();
        again.ShouldBeOfType<SecondPersonOutcome.PasskeyNotRight>();
        same.ShouldBeOfType<SecondPersonOutcome.SamePerson>();
        own.Dispose();
    }

    private static Task<string> BodyAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();

    // A person who is signed in adds a passkey and proves with another that it is them.
    private static async Task<string> AddProvedByAsync(Browserless browser, SoftwarePasskey proof, SoftwarePasskey added)
    {
        var form = await browser.FormAsync("/account/passkey", "passkey");
        var (proofOffer, proofOptions) = await PasskeyHost.OfferAsync(browser, form, "step-up");
        var (offer, options) = await PasskeyHost.OfferAsync(browser, form, "adding");
        return await BodyAsync(await browser.PostAsync(
            form,
            ("Name", "Another"),
            ("ProofOffer", proofOffer),
            ("ProofCredential", proof.Answer(proofOptions)),
            ("Offer", offer),
            ("Credential", added.Make(options))));
    }

    private static async Task<HttpResponseMessage> UnlockAsync(Browserless browser, SoftwarePasskey passkey)
    {
        var form = await browser.FormAsync("/account/idle", "passkey-button");
        var (offer, options) = await PasskeyHost.OfferAsync(browser, form, "unlock");
        return await browser.PostAsync(form, ("Offer", offer), ("Credential", passkey.Answer(options)));
    }
}
