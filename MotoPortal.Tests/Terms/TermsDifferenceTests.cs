using MotoPortal.Terms.Checks;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Tests.Terms;

public sealed class TermsDifferenceTests
{
    [Theory]
    [InlineData("We charge {amount} once.", "We charge {amount} twice.", "We charge {amount} [-once][+twice].")]
    [InlineData("We charge {amount}.", "We charge {until}.", "We charge [-{amount}][+{until}].")]
    [InlineData("Vous payez\u202f: rien.", "Vous payez\u202f: tout.", "Vous payez\u202f: [-rien][+tout].")]
    [InlineData("Should we want to change, we call.", "Before we change, we call.", "[-Should][+Before] we[- want to] change, we call.")]
    [InlineData("You pay {amount} now.", "They owe {amount} now.", "[-You pay][+They owe] {amount} now.")]
    [InlineData("The same.", "The same.", "The same.")]
    [InlineData("", "Quite new.", "[+Quite new.]")]
    [InlineData("Gone now.", "", "[-Gone now.]")]
    [InlineData("First.\n\nThird.", "First.\n\nSecond.\n\nThird.", "First.\n\n[+Second.\n\n]Third.")]
    public void Two_texts_are_compared_word_by_word(string older, string newer, string difference) =>
        string.Concat(TermsDifference.Between(older, newer).Select(Write)).ShouldBe(difference);

    [Fact]
    public void Leaving_out_what_changed_gives_either_text_back()
    {
        // Random texts of few words cover every way in which two texts can differ.
        var random = new Random(20261123);
        string[] words = ["we", " ", "charge", "{amount}", ".", "\n", "you", "’s", "\u202f", ":"];
        for (var round = 0; round < 500; round++)
        {
            var (older, newer) = (Draw(), Draw());

            var pieces = TermsDifference.Between(older, newer);

            string.Concat(pieces.Where(piece => piece.Change is not PieceChange.Added).Select(piece => piece.Text)).ShouldBe(older);
            string.Concat(pieces.Where(piece => piece.Change is not PieceChange.Removed).Select(piece => piece.Text)).ShouldBe(newer);
        }

        string Draw() => string.Concat(Enumerable.Range(0, random.Next(0, 20)).Select(_ => words[random.Next(words.Length)]));
    }

    private static string Write(TermsPiece piece) => piece.Change switch
    {
        PieceChange.Same => piece.Text,
        PieceChange.Removed => $"[-{piece.Text}]",
        PieceChange.Added => $"[+{piece.Text}]",
    };
}
