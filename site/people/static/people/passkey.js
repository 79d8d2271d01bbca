// "This is my own device" stands once on the sign-in page, and counts for signing in with a passkey too.
const said = document.querySelector('input[name="remember"]');
const passkey = document.getElementById("mfa_login");
if (said && passkey) {
  const carried = document.createElement("input");
  Object.assign(carried, { type: "hidden", name: "remember", value: "on" });
  const carry = () => (said.checked ? passkey.append(carried) : carried.remove());
  said.addEventListener("change", carry);
  carry();
}
