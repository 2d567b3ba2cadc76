using MotoPortal.Customers.Records;
using MotoPortal.SaveCard.Setups;

namespace MotoPortal.Tests.SaveCard;

public sealed class CustomerSearchTests
{
    [Theory]
    [InlineData("Zoë Ångström", "Zoë Ångström", "", "")]
    [InlineData(" zoe@example.com ", "", "zoe@example.com", "")]
    [InlineData("06 12 34 56 78", "", "", "06 12 34 56 78")]
    [InlineData("4242 4242 4242 4242", "", "", "")]
    [InlineData("cus_123", "", "", "")]
    [InlineData("", "", "", "")]
    public void What_was_searched_for_goes_into_the_field_where_it_belongs(string text, string name, string email, string phone)
    {
        var form = new CustomerForm();

        new CustomerSearch { Text = text }.CarryInto(form);

        (form.Name, form.Email, form.Phone).ShouldBe((name, email, phone));
    }

    [Fact]
    public void What_was_typed_already_is_kept()
    {
        var form = new CustomerForm { Name = "Zoë" };

        new CustomerSearch { Text = "zoe@example.com" }.CarryInto(form);

        (form.Name, form.Email).ShouldBe(("Zoë", ""));
    }
}
