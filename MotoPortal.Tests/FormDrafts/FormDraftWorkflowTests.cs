using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.FormDrafts;
using MotoPortal.Forms.Drafts;
using MotoPortal.PersonalData;
using MotoPortal.Privacy;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.FormDrafts;

/// <summary>What is typed is kept for its person alone, without card numbers, and not for long.</summary>
public sealed class FormDraftWorkflowTests : IAsyncLifetime
{
    private static readonly DraftedForm Key = new("charge", "chg_1");
    private SaveCardHost _host = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _host.DisposeAsync();

    private FormDraftWorkflow Camille => _host.Get<FormDraftWorkflow>();

    private FormDraftWorkflow Sam => _host.As(ActingPeople.Sam).Get<FormDraftWorkflow>();

    [Fact]
    public async Task A_draft_is_read_by_the_person_who_typed_it_and_by_nobody_else()
    {
        (await KeepAsync("40", null)).ShouldBe(new FormDraftOutcome.Kept(1, LeftOutCardNumber: false));

        (await FindAsync(Camille)).ShouldBe(new KeptForm("""{"amount":"40"}""", 1));
        (await FindAsync(Sam)).ShouldBeNull();
        (await Sam.KeepAsync(Key, null, Typed("50"), null, CancellationToken.None)).ShouldBe(new FormDraftOutcome.Kept(1, false));
        (await FindAsync(Camille))!.Json.ShouldBe("""{"amount":"40"}""");
    }

    [Fact]
    public async Task What_another_tab_has_kept_meanwhile_is_not_overwritten()
    {
        await KeepAsync("40", null);
        await KeepAsync("41", 1);

        (await KeepAsync("99", 1)).ShouldBe(new FormDraftOutcome.ChangedElsewhere(new KeptForm("""{"amount":"41"}""", 2)));
        (await KeepAsync("99", null)).ShouldBeOfType<FormDraftOutcome.ChangedElsewhere>();
        (await Camille.KeepAsync(Key, null, null, 1, CancellationToken.None)).ShouldBeOfType<FormDraftOutcome.ChangedElsewhere>();
        (await FindAsync(Camille))!.Json.ShouldBe("""{"amount":"41"}""");

        (await Camille.KeepAsync(Key, null, null, 2, CancellationToken.None)).ShouldBe(new FormDraftOutcome.Kept(null, false));
        (await KeepAsync("99", 2)).ShouldBe(new FormDraftOutcome.ChangedElsewhere(null));
    }

    [Fact]
    public async Task A_forged_text_that_no_field_can_hold_is_not_stored()
    {
        await KeepAsync("40", null);

        (await KeepAsync(new string('4', 1_100_000), 1)).ShouldBeOfType<FormDraftOutcome.Kept>();

        (await FindAsync(Camille)).ShouldBe(new KeptForm("""{"amount":"40"}""", 1));
    }

    [Fact]
    public async Task A_card_number_is_left_out_and_told()
    {
        var typed = new JsonObject { ["amount"] = "40", ["reference"] = "4242 4242 4242 4242" };

        (await Camille.KeepAsync(Key, null, typed, null, CancellationToken.None)).ShouldBe(new FormDraftOutcome.Kept(1, true));

        (await FindAsync(Camille))!.Json.ShouldBe("""{"amount":"40","reference":""}""");
    }

    [Fact]
    public async Task It_is_gone_after_a_day_and_at_once_when_the_person_signs_out()
    {
        await KeepAsync("40", null);
        await Sam.KeepAsync(Key, null, Typed("50"), null, CancellationToken.None);
        await Camille.ForgetAllAsync(CancellationToken.None);
        (await FindAsync(Camille)).ShouldBeNull();
        (await FindAsync(Sam)).ShouldNotBeNull();

        _host.Clock.Advance(TimeSpan.FromDays(1));

        (await FindAsync(Sam)).ShouldBeNull();
        (await _host.As(ActingPeople.Alex).Get<RetentionWorkflow>().RunAsync(CancellationToken.None))
            .ShouldBeGiven()[RetentionKind.FormDrafts].ShouldBe(1);
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_typed_about_a_customer_is_erased_with_them()
    {
        var setup = await _host.DraftAsync();
        var customer = (await _host.SeeAsync(setup)).Customer!.Id!.Value;
        await Camille.KeepAsync(Key, customer, Typed("40"), null, CancellationToken.None);
        await Camille.KeepAsync(new("setup", setup.Value), null, Typed("Zoé"), null, CancellationToken.None);
        await Camille.KeepAsync(new("setup", "set_other"), null, Typed("Ada"), null, CancellationToken.None);

        await _host.Get<Atomic>().RunAsync(
            scope => new FormDraftPersonalData().EraseAsync(
                scope, new DataSubject(customer, [setup]), ActingPeople.Alex, CancellationToken.None),
            CancellationToken.None);

        (await CountAsync()).ShouldBe(1);
    }

    private static async Task<KeptForm?> FindAsync(FormDraftWorkflow person) =>
        (await person.FindAsync(Key, CancellationToken.None)).ShouldBeOfType<FormDraftOutcome.Found>().Draft;

    private static JsonObject Typed(string amount) => new() { ["amount"] = amount };

    private Task<FormDraftOutcome> KeepAsync(string amount, int? seen) =>
        Camille.KeepAsync(Key, null, Typed(amount), seen, CancellationToken.None);

    private async Task<int> CountAsync()
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<FormDraftRow>().CountAsync();
    }
}
