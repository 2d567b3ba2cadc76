using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace MotoPortal.Tests.Primitives.CardNumbers;

/// <summary>What people type that is no card number, made up from a seed.</summary>
internal sealed partial class Innocents(Random random)
{
    // n is a digit, a a letter; the lengths and places are those of each country's account numbers.
    private static readonly string[] IbanShapes =
    [
        "FR 23n", "DE 18n", "ES 20n", "IT 1a22n", "BE 12n", "NL 4a10n", "GB 4a14n", "IE 4a14n", "AT 16n", "CH 17n",
        "PT 21n", "PL 24n", "SE 20n", "NO 11n", "DK 14n", "FI 14n", "LU 16n", "CZ 20n", "HU 24n", "GR 23n",
        "MT 4a23n", "RO 4a16n", "HR 17n", "SI 15n", "EE 16n", "LT 16n", "TR 22n", "SA 20n", "AE 19n", "BR 23n1a1n",
        "IL 19n", "CY 24n",
    ];

    private static readonly string[] EanPrefixes =
        ["30", "33", "37", "40", "42", "50", "54", "57", "61", "64", "69", "76", "80", "87", "97"];

    /// <summary>One text of each kind, with the kind's name.</summary>
    public IEnumerable<(string Kind, string Text)> OneOfEach()
    {
        foreach (var shape in IbanShapes)
        {
            var iban = Iban(shape);
            yield return ("IBAN", iban);
            yield return ("IBAN in fours", InFours(iban));
            yield return ("IBAN in a sentence", $"Bitte auf {InFours(iban)} überweisen, danke.");
        }

        var siren = Luhn(Digits(8));
        var siret = Luhn($"{siren}000{Digits(1)}");
        foreach (var (kind, text) in new[]
        {
            ("SIRET", siret),
            ("SIRET in groups", $"{siren[..3]} {siren[3..6]} {siren[6..]} {siret[9..]}"),
            ("SIRET with its name", $"SIRET {Luhn(siren + Digits(4))}"),
            ("SIREN", siren),
            ("SIREN in groups", $"RCS Paris {siren[..3]} {siren[3..6]} {siren[6..]}"),
            ("VAT, France", $"FR{Digits(2)}{siren}"),
            ("VAT, France, in groups", $"FR {Digits(2)} {siren[..3]} {siren[3..6]} {siren[6..]}"),
            ("VAT, Germany", $"DE{Digits(9)}"),
            ("VAT, Netherlands", $"NL{Digits(9)}B{Digits(2)}"),
            ("VAT, Sweden", $"SE{Digits(10)}01"),
            ("VAT, Great Britain", $"GB {Digits(3)} {Digits(4)} {Digits(2)} {Digits(3)}"),
            ("telephones, French", $"{French(" ")} {French(" ")}"),
            ("telephones, French with a slash", $"{French(" ")} / {French(" ")}"),
            ("telephones, French in dots", $"{French(".")} {French(".")}"),
            ("telephones, French plain", $"{French("")} {French("")}"),
            ("telephones, French by a comma", $"{French("")},{French("")}"),
            ("telephones, French of two kinds", $"{French("")}, {French(" ")}"),
            ("telephones, French and abroad", $"+33 {Pick("6", "7", "1")} {Pairs(4, " ")}, {French(" ")}"),
            ("telephones, abroad", $"+33{Pick("6", "7", "1")}{Digits(8)} +49 171 {Digits(7)}"),
            ("telephones, by 00", $"0033 {Pick("6", "7", "1")} {Pairs(4, " ")} 0049 30 {Digits(8)}"),
            ("telephones, German", $"030 {Pick("2", "3", "4", "7", "8", "9")}{Digits(7)} / 0171 {Pick("2", "3", "4", "5")}{Digits(6)}"),
            ("telephones, British", $"020 7{Digits(3)} {Digits(4)}, 077{Pick("0", "1", "2")}0 {Digits(6)}"),
            ("telephones, American", $"({Pick("212", "415")}) {Pick("2", "5")}{Digits(2)}-{Digits(4)} (512) 4{Digits(2)}-{Digits(4)}"),
            ("telephones, Spanish", $"6{Digits(2)} {Digits(3)} {Digits(3)} / 9{Pick("1", "3")}{Digits(1)} {Digits(3)} {Digits(3)}"),
            ("telephones, named", $"Tel. {French(" ")}, mobile {French(" ")}, fax {French(" ")}"),
            ("telephone with an extension", $"{French(" ")} poste {Digits(4)}"),
            ("shop order", $"{Pick("402", "403", "404", "405", "406", "302", "171", "028")}-{Digits(7)}-{Digits(7)}"),
            ("shop order in a sentence", $"Amazon order {Pick("112", "113", "406", "304")}-{Digits(7)}-{Digits(7)} arrived"),
            ("shop order, two", $"{Pick("402", "404")}-{Digits(7)}-{Digits(7)}, {Pick("402", "404")}-{Digits(7)}-{Digits(7)}"),
            ("order", $"CMD-2026-{Digits(6)}"),
            ("order of ten digits", $"Order {Digits(10)}"),
            ("order with a day", $"2026112{Digits(1)}-{Digits(5)}"),
            ("auction order", $"{Digits(2)}-{Digits(5)}-{Digits(5)}"),
            ("EAN-13", Gs1(EanPrefixes[random.Next(EanPrefixes.Length)] + Digits(10))),
            ("EAN-13 with its name", $"EAN {Gs1(EanPrefixes[random.Next(EanPrefixes.Length)] + Digits(10))}"),
            ("EAN-13 in groups", Gs1(EanPrefixes[random.Next(EanPrefixes.Length)] + Digits(10)).Insert(7, " ").Insert(1, " ")),
            ("EAN-13, two", $"{Gs1("40" + Digits(10))} {Gs1("50" + Digits(10))}"),
            ("EAN-8, two", $"{Gs1(Digits(7))} {Gs1(Digits(7))}"),
            ("GTIN-14", $"GTIN {Gs1(Pick("0", "1", "3", "5", "6") + Digits(12))}"),
            ("UPC", Gs1(Digits(11))),
            ("day and time", $"2026-1{Digits(1)}-1{Digits(1)} {Pick("09", "14", "21")}:{Pick("05", "42")}:{Pick("17", "58")}"),
            ("days and times", $"{Pick("4", "51", "36")} {Day()} {Time()}, {Day()} {Time()}"),
            ("times", $"{Time()} {Time()} {Time()} {Time()} {Time()}"),
            ("timestamp", $"2026112{Digits(1)}1402{Pick("11", "59")}{Digits(3)}"),
            ("amount", $"{Digits(1)} {Digits(3)},{Digits(2)} €"),
            ("amounts", $"{Amount()} € + {Amount()} € + {Amount()} € = {Amount()} €"),
            ("amounts with EUR", $"{Amount()} EUR; {Amount()} EUR; {Amount()} EUR"),
            ("amounts with CHF", $"CHF {Digits(1)}'{Digits(3)}.{Digits(2)}, CHF {Digits(1)}'{Digits(3)}.{Digits(2)}"),
            ("parcel, DHL", Gs1($"00340434{Digits(11)}")),
            ("parcel, DHL without zeros", Gs1($"340434{Digits(11)}")),
            ("parcel, DHL, letters", $"JJD0003{Digits(14)}"),
            ("parcel, La Poste", $"{Digits(1)}A{Digits(11)}"),
            ("parcel, Chronopost", $"XY{Digits(9)}FR"),
            ("parcel, UPS", $"1Z999AA1{Digits(10)}"),
            ("parcel, America", Gs1($"9400{Digits(17)}")),
            ("parcel, FedEx", Digits(12)),
            ("Stripe payment", $"pi_3{Alphanumeric(23)}"),
            ("Stripe customer", $"cus_{Alphanumeric(14)}"),
            ("Stripe card", $"pm_1{Alphanumeric(23)}"),
            ("GUID", Guid().ToString()),
            ("GUID without hyphens", Guid().ToString("N")),
            ("SHA-256", Hex(64)),
            ("SHA-1", Hex(40)),
            ("address", $"{Digits(2)} rue de la République, appt {Digits(3)}, {Digits(5)} Lyon Cedex {Digits(2)}"),
            ("address, America", $"{Digits(4)} Main Street, Springfield, IL {Digits(5)}-{Digits(4)}"),
            ("address with telephone", $"{Digits(2)} avenue Foch, {Digits(5)} Paris, {French(" ")}"),
            ("meter", $"Zähler 1ESY{Digits(10)}: {Digits(5)},{Digits(1)} kWh am {Day()}"),
            ("meter readings", $"HP {Digits(6)} kWh, HC {Digits(6)} kWh, gaz {Digits(5)} m³"),
            ("meter point", $"DE000{Digits(28)}"),
            ("place on the map", $"4{Digits(1)}.{Digits(6)}, 1{Digits(1)}.{Digits(6)}"),
            ("name", "Zoë Ångström-Müller"),
            ("numbers in a sentence", $"We ordered {Digits(2)} chairs, {Digits(1)} tables and {Digits(3)} plates in 2026."),
            ("number words", "One of the two or three boxes was open, the four others were not, and six of nine parts were missing."),
        })
        {
            yield return (kind, text);
        }
    }

    private static string Luhn(string digits) => digits + GeneratedCards.CheckDigit(digits);

    private static string Gs1(string digits)
    {
        var sum = digits.Reverse().Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 3 : 1)).Sum();
        return digits + (char)('0' + ((10 - (sum % 10)) % 10));
    }

    private static string InFours(string text) => string.Join(' ', text.Chunk(4).Select(group => new string(group)));

    private string Iban(string shape)
    {
        var account = string.Concat(Places().Matches(shape[3..]).Select(places => string.Concat(Enumerable
            .Range(0, int.Parse(places.ValueSpan[..^1], CultureInfo.InvariantCulture))
            .Select(_ => places.ValueSpan[^1] is 'a' ? (char)('A' + random.Next(26)) : (char)('0' + random.Next(10))))));
        var turned = string.Concat($"{account}{shape[..2]}00".Select(
            character => char.IsAsciiDigit(character) ? $"{character}" : $"{character - 'A' + 10}"));
        return $"{shape[..2]}{98 - (int)(BigInteger.Parse(turned, CultureInfo.InvariantCulture) % 97):00}{account}";
    }

    [GeneratedRegex("[0-9]+[an]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Places();

    private string French(string separator) => $"0{random.Next(1, 8)}{separator}{Pairs(4, separator)}";

    private string Pairs(int count, string separator) => string.Join(separator, Enumerable.Range(0, count).Select(_ => Digits(2)));

    private string Day() => $"{random.Next(1, 29):00}.{random.Next(1, 13):00}.20{random.Next(20, 30)}";

    private string Time() => $"{random.Next(24):00}:{random.Next(60):00}";

    private string Amount() => $"{random.Next(1, 2000)},{Digits(2)}";

    private string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(10))));

    private string Hex(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => "0123456789abcdef"[random.Next(16)]));

    private string Alphanumeric(int count) => string.Concat(
        Enumerable.Range(0, count).Select(_ => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"[random.Next(62)]));

    private Guid Guid()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
