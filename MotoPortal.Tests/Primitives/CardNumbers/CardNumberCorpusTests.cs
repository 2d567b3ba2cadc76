using System.Diagnostics;
using MotoPortal.Primitives.Texts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Primitives.CardNumbers;

/// <summary>
/// The guard against tens of thousands of disguised numbers and of innocent texts. Each seed makes other numbers, so that a rule which
/// fits one set by chance fails with another.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class CardNumberCorpusTests
{
    private const double LeastCaught = 0.999;
    private const double MostRefused = 0.005;

    [Theory]
    [InlineData(1)]
    [InlineData(20_261_129)]
    public void Of_a_thousand_disguised_numbers_at_most_one_gets_through(int seed)
    {
        var random = new Random(seed);
        var cards = new GeneratedCards(random);
        var disguised = Enumerable.Range(0, 8)
            .SelectMany(_ => cards.OnePerNetwork())
            .SelectMany(card => Disguises.Of(card.Number, random).Select(disguise => (card.Network, disguise.Kind, disguise.Text)))
            .ToList();

        var missed = disguised.Where(disguise => !CardNumberGuard.HoldsCardNumber(disguise.Text)).ToList();

        disguised.Count.ShouldBeGreaterThan(30_000);
        Told(disguised.Count, missed.Count).ShouldBeGreaterThanOrEqualTo(
            LeastCaught, string.Join('\n', missed.Select(disguise => $"{disguise.Network}, {disguise.Kind}: {disguise.Text}")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20_261_129)]
    public void Of_a_thousand_innocent_texts_at_most_five_are_refused(int seed)
    {
        var innocents = new Innocents(new Random(seed));
        var texts = Enumerable.Range(0, 200).SelectMany(_ => innocents.OneOfEach()).ToList();

        var refused = texts.Where(innocent => CardNumberGuard.HoldsCardNumber(innocent.Text)).ToList();

        texts.Count.ShouldBeGreaterThan(30_000);
        Told(texts.Count, texts.Count - refused.Count).ShouldBeLessThanOrEqualTo(
            MostRefused, string.Join('\n', refused.Select(innocent => $"{innocent.Kind}: {innocent.Text}")));
    }

    [Fact]
    public void No_kind_of_innocent_text_is_refused_more_than_once_in_fifty_times()
    {
        var innocents = new Innocents(new Random(3));

        var refusedKinds = Enumerable.Range(0, 200).SelectMany(_ => innocents.OneOfEach())
            .GroupBy(innocent => innocent.Kind, innocent => CardNumberGuard.HoldsCardNumber(innocent.Text), StringComparer.Ordinal)
            .Where(kind => kind.Count(isRefused => isRefused) * 50 > kind.Count())
            .Select(kind => kind.Key);

        refusedKinds.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("4")]
    [InlineData("0 ")]
    [InlineData("4 ")]
    [InlineData("06 12 34 56 78 ")]
    [InlineData("+33 6 ")]
    [InlineData("four ")]
    [InlineData("fourtwo")]
    [InlineData("O1 ")]
    [InlineData("%34")]
    [InlineData("&#52;")]
    [InlineData("4 then ")]
    [InlineData("FR76 3000 6000 0112 3456 7890 189 ")]
    [InlineData("12,34 € ")]
    [InlineData("11.11.2026 11:11 ")]
    [InlineData("=")]
    public void A_megabyte_of_anything_takes_seconds_at_most(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1024 * 1024 / piece.Length));
        var began = Stopwatch.GetTimestamp();

        CardNumberGuard.HoldsCardNumber(text);

        // A way of a quadratic time takes hours.
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    private static double Told(int all, int missed) => (double)(all - missed) / all;
}
