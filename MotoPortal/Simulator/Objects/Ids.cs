using System.Security.Cryptography;

namespace MotoPortal.Simulator.Objects;

/// <summary>Creates ids that look like Stripe's: a prefix and random letters and digits.</summary>
internal static class Ids
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>Creates an id for an object of this type.</summary>
    public static string New(string type) => type switch
    {
        "customer" => Make("cus_", 14),
        "setup_intent" => Make("seti_1", 23),
        "setup_attempt" => Make("setatt_1", 23),
        "payment_method" => Make("pm_1", 23),
        "terminal.location" => Make("tml_", 14),
        "terminal.reader" => Make("tmr_", 14),
        "payment_intent" => Make("pi_3", 23),
        "charge" => Make("ch_3", 23),
        "refund" => Make("re_3", 23),
        "dispute" => Make("du_1", 23),
        "file" => Make("file_1", 23),
        "event" => Make("evt_1", 23),
        "webhook_endpoint" => Make("we_1", 23),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No prefix is known for this type."),
    };

    /// <summary>Random letters and digits after a prefix.</summary>
    public static string Make(string prefix, int length) => prefix + RandomNumberGenerator.GetString(Alphabet, length);
}
