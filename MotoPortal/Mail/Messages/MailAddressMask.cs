namespace MotoPortal.Mail.Messages;

/// <summary>Masks an address: its owner recognizes it, but others cannot write to it.</summary>
public static class MailAddressMask
{
    /// <summary>The first letter, an ellipsis and the domain, such as <c>z…@example.com</c>; an ellipsis for an invalid address.</summary>
    public static string Of(string address)
    {
        var at = address.LastIndexOf('@');
        if (at <= 0)
        {
            return "…";
        }

        // A letter may take two UTF-16 units.
        var first = System.Globalization.StringInfo.GetNextTextElement(address);
        return $"{first}…{address[at..]}";
    }
}
