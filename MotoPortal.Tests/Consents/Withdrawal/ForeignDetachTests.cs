using MotoPortal.Consents.CardRemoval;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Tests.Consents.Withdrawal;

/// <summary>A card counts as removed only when it was read to be gone at Stripe, whatever somebody on the way says.</summary>
public sealed class ForeignDetachTests : IAsyncLifetime
{
    private SaveCardHost _bench = null!;

    public async Task InitializeAsync() => _bench = await SaveCardHost.StartAsync(behindProxy: true);

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Theory]
    [InlineData(404, "<html>No such page</html>")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"id":"pm_somebodyelses","object":"payment_method","type":"card","customer":null,"card":{"brand":"visa","last4":"4242","exp_month":12,"exp_year":2030}}""")]
    public async Task A_foreign_answer_to_the_removal_removes_nothing_and_it_is_tried_again(int status, string body)
    {
        var id = await _bench.SealedAsync();
        await _bench.WithdrawAsync(id);
        _bench.Proxy.Answer("POST /v1/payment_methods", status, body);

        await _bench.RemoveCardsAsync();
        (await _bench.ConsentAsync(id)).CardRemovedAt.ShouldBeNull();
        (await _bench.LedgerAsync(id)).ShouldAllBe(entry => entry.Kind != "card.removed");
        (await _bench.IsAtStripeAsync(id)).ShouldBeTrue();

        _bench.Clock.Advance(RemovalSchedule.PauseAfter(1));
        await _bench.RemoveCardsAsync();
        (await _bench.ConsentAsync(id)).CardRemovedAt.ShouldNotBeNull();
        (await _bench.IsAtStripeAsync(id)).ShouldBeFalse();
    }

    [Fact]
    public async Task While_the_card_cannot_be_read_it_does_not_count_as_removed()
    {
        var id = await _bench.SealedAsync();
        await _bench.WithdrawAsync(id);
        _bench.Proxy.Answer("GET /v1/payment_methods", 404, "<html>No such page</html>");

        await _bench.RemoveCardsAsync();
        (await _bench.ConsentAsync(id)).CardRemovedAt.ShouldBeNull();

        _bench.Clock.Advance(RemovalSchedule.PauseAfter(1));
        await _bench.RemoveCardsAsync();
        (await _bench.ConsentAsync(id)).CardRemovedAt.ShouldNotBeNull();
    }
}
