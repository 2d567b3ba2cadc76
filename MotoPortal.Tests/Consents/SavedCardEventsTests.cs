using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Records;
using MotoPortal.Gateway;
using MotoPortal.Primitives;
using MotoPortal.Tests.SaveCard;
using Stripe;

namespace MotoPortal.Tests.Consents;

/// <summary>What becomes of a saved card elsewhere stands beside its consent, once.</summary>
public sealed class SavedCardEventsTests : IAsyncLifetime
{
    private SaveCardHost _bench = null!;

    [Fact]
    public async Task A_renewed_card_is_a_further_fact_and_the_sealed_card_stays_as_it_was()
    {
        var (setup, consent) = await SavedAsync();
        await _bench.Stripe.V1.PaymentMethods.UpdateAsync(
            consent.Card!.PaymentMethod.Value, new PaymentMethodUpdateOptions { Card = new PaymentMethodCardOptions { ExpMonth = 3, ExpYear = 2035 } });

        await TellAsync("payment_method.automatically_updated", consent);
        await TellAsync("payment_method.automatically_updated", consent);

        (await _bench.TimelineAsync(setup)).Count(kind => kind is "card.renewed").ShouldBe(1);
        (await FindAsync(consent)).Card.ShouldBe(consent.Card);
    }

    [Fact]
    public async Task A_card_that_somebody_removes_at_Stripe_is_known_to_be_gone()
    {
        var (_, consent) = await SavedAsync();
        await _bench.Stripe.V1.PaymentMethods.DetachAsync(consent.Card!.PaymentMethod.Value);

        await TellAsync("payment_method.detached", consent);

        (await FindAsync(consent)).CardRemovedAt.ShouldBe(_bench.Clock.GetUtcNow());
    }

    [Fact]
    public async Task News_of_a_card_that_is_not_ours_changes_nothing()
    {
        var (setup, _) = await SavedAsync();
        var before = await _bench.TimelineAsync(setup);

        await _bench.Get<SavedCardEvents>().ApplyAsync(new StripeEventReference("payment_method.updated", null, PaymentMethodId.From("pm_ofsomebodyelse")), CancellationToken.None);

        (await _bench.TimelineAsync(setup)).ShouldBe(before);
    }

    public async Task InitializeAsync() => _bench = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    private async Task<(CardSetupId Setup, ConsentView Consent)> SavedAsync()
    {
        var setup = await _bench.OnReaderAsync();
        await _bench.KeyInAsync();
        await _bench.LookAfterAsync(setup, TimeSpan.FromSeconds(5));
        var consent = (await _bench.SeeAsync(setup)).Consent!.Id;
        return (setup, (await _bench.Get<ConsentReads>().FindAsync(consent, CancellationToken.None)).ShouldNotBeNull());
    }

    private async Task<ConsentView> FindAsync(ConsentView consent) => (await _bench.Get<ConsentReads>().FindAsync(consent.Id, CancellationToken.None)).ShouldNotBeNull();

    private Task TellAsync(string type, ConsentView consent) =>
        _bench.Get<SavedCardEvents>().ApplyAsync(new StripeEventReference(type, null, consent.Card!.PaymentMethod), CancellationToken.None);
}
