using CsCheck;
using MotoPortal.Customers.Searching;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Tests.Customers;

/// <summary>
/// Goal: a clerk who hears a name on the telephone finds the customer, however either of them writes it. Method: random names of letters
/// and joints that differ between languages, typed in another way.
/// </summary>
public sealed class SearchProperties
{
    private const int Cases = 5000;

    [Fact]
    public void A_name_is_found_however_it_is_typed() =>
        NameGen.Names.Sample(
            name => CustomerTerms.Match(CustomerTerms.Read(name.Typed), name.Name, email: null, phone: null)
                .ShouldBeTrue($"{name.Typed} does not find {name.Name}"),
            iter: Cases);

    [Fact]
    public void Every_part_of_a_telephone_number_finds_it() =>
        Gen.Select(
                Gen.Int[100_000_000, 999_999_999],
                Gen.Int[0, 6],
                Gen.Int[3, 9],
                NameGen.Of(" ", "", ".", "-", "\u00A0", "\u202F"),
                Gen.Bool)
            .Sample((number, from, length, separator, trunk) =>
            {
                var digits = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
                var part = digits.Substring(from, Math.Min(length, digits.Length - from));
                var typed = string.Join(separator, part.Chunk(2).Select(pair => new string(pair)));
                typed = from == 0 && trunk ? $"0{typed}" : typed;

                CustomerTerms.Match(CustomerTerms.Read(typed), "Zoë", email: null, $"+33{digits}").ShouldBeTrue(typed);
            }, iter: Cases);

    [Fact]
    public void Folding_a_folded_text_changes_nothing() =>
        NameGen.Texts.Sample(
            text => SearchText.Fold(SearchText.Fold(text)).ShouldBe(SearchText.Fold(text)),
            iter: Cases);

    [Fact]
    public void A_text_without_a_card_number_has_none_in_its_search_column() =>
        Gen.Select(NameGen.Texts, Gen.Long[1_000_000_000_000, 9_999_999_999_999_999], NameGen.Texts).Sample((before, number, after) =>
        {
            var text = $"{before}{number}{after}";
            (CardNumberGuard.HoldsCardNumber(text) || !CardNumberGuard.HoldsCardNumber(SearchText.Column(text))).ShouldBeTrue(text);
        }, iter: Cases);

    [Theory]
    [InlineData("Łukasz", "lukasz")]
    [InlineData("Søren", "soren")]
    [InlineData("Weiß", "weiss")]
    [InlineData("Weiß", "Weiß")]
    [InlineData("Weiss", "weiß")]
    [InlineData("D’Angelo", "d'angelo")]
    [InlineData("D’Angelo", "dangelo")]
    [InlineData("D’Angelo", "angelo")]
    [InlineData("Jean-Pierre", "jean pierre")]
    [InlineData("Jean Pierre", "jean-pierre")]
    [InlineData("Jean-Pierre", "jeanpierre")]
    [InlineData("Marie Dupont", "dupont marie")]
    [InlineData("Marie  Dupont", "marie dupont")]
    [InlineData("Marie\u00A0Dupont", "marie dupont")]
    [InlineData("Wu", "wu")]
    [InlineData("田中太郎", "田中")]
    [InlineData("김철수", "김철")]
    [InlineData("たなか", "たな")]
    [InlineData("Γιώργος", "γιωργοσ")]
    [InlineData("Œuvre Ægir", "oeuvre aegir")]
    [InlineData("Đặng Thị", "dang thi")]
    [InlineData("Þórður", "thordur")]
    [InlineData("Işık", "isik")]
    [InlineData("Ħamrun", "hamrun")]
    [InlineData("Ｔａｎａｋａ", "tanaka")]
    [InlineData("İbrahim Şahin", "sahin ibrahim")]
    [InlineData("Jean\u2011Pierre", "jean pierre")]
    [InlineData("O\u2018Brien", "o'brien")]
    [InlineData("O`Brien", "obrien")]
    [InlineData("ŽIŽEK", "zizek")]
    [InlineData("Nguyễn Văn", "nguyen van")]
    [InlineData("Ёлкин", "елкин")]
    [InlineData("Ελένη", "ελενη")]
    [InlineData("أحمد", "احمد")]
    [InlineData("ｱﾝﾅ", "アンナ")]
    [InlineData("St. John", "st john")]
    [InlineData("Dvořák, Jr.", "dvorak jr")]
    public void A_name_is_found_by_what_a_clerk_types(string name, string typed) =>
        CustomerTerms.Match(CustomerTerms.Read(typed), name, email: null, phone: null).ShouldBeTrue();

    [Theory]
    [InlineData("06 98")]
    [InlineData("0698")]
    [InlineData("98 76 54 32")]
    [InlineData("98765432")]
    [InlineData("5432")]
    [InlineData("+33 6 98 76")]
    [InlineData("0033698")]
    [InlineData("+33 (0)6 98 76 54 32")]
    [InlineData("6.98.76")]
    [InlineData("dupont 5432")]
    public void A_telephone_number_is_found_by_any_part(string typed) =>
        CustomerTerms.Match(CustomerTerms.Read(typed), "Marie Dupont", email: null, "+33698765432").ShouldBeTrue();

    [Theory]
    [InlineData("durand")]
    [InlineData("marie durand")]
    [InlineData("5433")]
    [InlineData("ed")]
    public void Another_is_not_found(string typed) =>
        CustomerTerms.Match(CustomerTerms.Read(typed), "Marie Dupont", "marie@exemple.fr", "+33698765432").ShouldBeFalse();
}
