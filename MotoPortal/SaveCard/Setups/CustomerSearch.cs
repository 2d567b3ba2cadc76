using MotoPortal.Customers.Records;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.SaveCard.Setups;

/// <summary>The state of the clerk's search for a customer; kept by the page so that a new view of the row does not lose it.</summary>
public sealed class CustomerSearch
{
    public string? Text { get; set; }

    /// <summary>Whether a new customer is being created.</summary>
    public bool IsNew { get; set; }

    /// <summary>Copies the search text into an empty form, into the field that it fits: name, e-mail or telephone.</summary>
    public void CarryInto(CustomerForm form)
    {
        var text = (Text ?? "").Trim();
        var isEmpty = form.Name.Length == 0 && form.Email.Length == 0 && form.Phone.Length == 0;
        if (text.Length == 0 || !isEmpty || CardNumberGuard.HoldsCardNumber(text) || CustomerId.TryFrom(text) is not null)
        {
            return;
        }

        if (text.Contains('@', StringComparison.Ordinal))
        {
            form.Email = text;
        }
        else if (text.Any(char.IsAsciiDigit) && !text.Any(char.IsLetter))
        {
            form.Phone = text;
        }
        else
        {
            form.Name = text;
        }
    }
}
